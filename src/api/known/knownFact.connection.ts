import { connectionOf } from "../paging/connectionOf.js";
import { KnownFact } from "./knownFact.type.js";

/** Pages of known facts. */
export const KnownFactConnection = connectionOf(KnownFact, "KnownFact");
