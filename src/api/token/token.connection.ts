import { connectionOf } from "../paging/connectionOf.js";
import { Token } from "./token.type.js";

/** Pages of tokens. */
export const TokenConnection = connectionOf(Token, "Token");
