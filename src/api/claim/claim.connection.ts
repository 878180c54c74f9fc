import { connectionOf } from "../paging/connectionOf.js";
import { Claim } from "./claim.type.js";

/** Pages of claims. */
export const ClaimConnection = connectionOf(Claim, "Claim");
