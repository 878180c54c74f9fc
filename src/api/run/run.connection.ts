import { connectionOf } from "../paging/connectionOf.js";
import { Run } from "./run.type.js";

/** Pages of runs. */
export const RunConnection = connectionOf(Run, "Run");
