import type { Cohort, CohortBag } from "../../io/tables/cohort.js";
import type { WithdrawnPart } from "./withdrawnOf.js";

/**
 * A cohort without the patients and slides that are withdrawn. A bag that had slides and has none left goes too; the rows of
 * the expression table go with their bags.
 */
export function withoutWithdrawn(
  cohort: Cohort,
  withdrawn: readonly WithdrawnPart[],
): Cohort {
  const names = (kind: WithdrawnPart["kind"]) =>
    new Set(withdrawn.filter((w) => w.kind === kind).map(({ name }) => name));
  const [patients, slides] = [names("patient"), names("slide")];
  if (patients.size + slides.size === 0) return cohort;
  const kept = cohort.bags.flatMap(
    (bag, row): { bag: CohortBag; row: number }[] => {
      const views = bag.views.filter(({ slide }) => !slides.has(slide));
      const gone = bag.views.length > 0 && views.length === 0;
      return patients.has(bag.patient) || gone
        ? []
        : [{ bag: { ...bag, views }, row }];
    },
  );
  const { genes, values } = cohort.expression;
  const width = genes.length;
  const left = new Float64Array(kept.length * width);
  kept.forEach(({ row }, at) =>
    left.set(values.subarray(row * width, (row + 1) * width), at * width),
  );
  return {
    ...cohort,
    bags: kept.map(({ bag }) => bag),
    expression: { ...cohort.expression, values: left },
  };
}
