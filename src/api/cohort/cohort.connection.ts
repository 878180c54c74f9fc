import { connectionOf } from "../paging/connectionOf.js";
import { Cohort } from "./cohort.type.js";

/** Pages of cohorts. */
export const CohortConnection = connectionOf(Cohort, "Cohort");
