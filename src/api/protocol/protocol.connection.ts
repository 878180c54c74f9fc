import { connectionOf } from "../paging/connectionOf.js";
import { Protocol } from "./protocol.type.js";

/** Pages of protocols. */
export const ProtocolConnection = connectionOf(Protocol, "Protocol");
