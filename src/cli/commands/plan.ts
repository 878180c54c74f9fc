import type { PlanRequest } from "../../compose/planTraining.js";
import { planTraining } from "../../compose/planTraining.js";
import type { Context } from "../context.js";
import { protocolToPlan } from "../protocolToPlan.js";
import { planTable } from "../planTable.js";
import { UserError } from "../userError.js";

const REFUSALS = ["NoPlanError", "BadTrainingError", "MilOptionsError"];

/** Prints what a discovery would train and what that takes; starts nothing. @param protocol its name, id or file */
export async function planCommand(
  { config, output }: Context,
  {
    protocol: named,
    ...asked
  }: Omit<PlanRequest, "protocol"> & { readonly protocol: string },
): Promise<void> {
  const protocol = await protocolToPlan(config, named);
  const plan = await planTraining(config, { ...asked, protocol }).catch(
    (error: unknown) => {
      if (error instanceof Error && REFUSALS.includes(error.name))
        throw new UserError(error.message);
      throw error;
    },
  );
  output.print(planTable(plan));
  output.document(plan);
}
