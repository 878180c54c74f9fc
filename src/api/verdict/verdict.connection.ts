import { connectionOf } from "../paging/connectionOf.js";
import { Verdict } from "./verdict.type.js";

/** Pages of verdicts. */
export const VerdictConnection = connectionOf(Verdict, "Verdict");
