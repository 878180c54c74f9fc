import type { PlanRequest } from "../../compose/planTraining.js";
import { planTraining } from "../../compose/planTraining.js";
import type { Context } from "../context.js";
import { planTable } from "../planTable.js";
import { UserError } from "../userError.js";

const REFUSALS = ["NoPlanError", "BadTrainingError", "MilOptionsError"];

/** Prints what a discovery would train and what that takes; starts nothing. */
export async function planCommand(
  { config, output }: Context,
  asked: PlanRequest,
): Promise<void> {
  const plan = await planTraining(config, asked).catch((error: unknown) => {
    if (error instanceof Error && REFUSALS.includes(error.name))
      throw new UserError(error.message);
    throw error;
  });
  output.print(planTable(plan));
  output.document(plan);
}
