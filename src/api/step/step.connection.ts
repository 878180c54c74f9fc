import { connectionOf } from "../paging/connectionOf.js";
import { Step } from "./step.type.js";

/** Pages of steps. */
export const StepConnection = connectionOf(Step, "Step");
