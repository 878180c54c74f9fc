import type { Cohort } from "../io/tables/cohort.js";

/** Whether a cohort's slides bring ready features. */
export function hasFeatures({ bags }: Pick<Cohort, "bags">): boolean {
  return bags.some(({ views }) => views.some((view) => view.features));
}
