import { exclude } from "./exclude.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Asks whether anything is left of an association among patients of one class. */
export function givenClass({
  absent,
  explains,
  ...criterion
}: Pick<Criterion, "name" | "reads"> & {
  /** What is said where too few patients have a known class. */
  readonly absent: string;
  /** What explains the association where nothing is left. */
  readonly explains: string;
}): Criterion {
  return {
    ...criterion,
    range: CORRELATION,
    assess: (demand, lines) =>
      exclude(demand, lines, {
        subject: "Partial r of measured gene and measured morphology",
        format: correlation,
        absent: { outcome: "MISSING", sentence: absent },
        explain: () => ({ kind: "SUBTYPE", name: explains }),
      }),
  };
}
