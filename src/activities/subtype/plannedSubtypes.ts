import type { Cohort } from "../../io/tables/cohort.js";
import { badInput } from "../badInput.js";
import type { SubtypeChoice, SubtypePlan } from "./planSubtypes.js";
import { planSubtypes, SubtypePlanError } from "./planSubtypes.js";

/** The plan, or why there is none, as a failure that is not tried again. @throws InvalidLabels */
export function plannedSubtypes(
  cohort: Pick<Cohort, "bags" | "unit">,
  choice: SubtypeChoice,
): SubtypePlan {
  try {
    return planSubtypes(cohort, choice);
  } catch (error) {
    if (error instanceof SubtypePlanError)
      throw badInput("InvalidLabels", error.message, []);
    throw error;
  }
}
