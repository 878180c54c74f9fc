import { exclude } from "./exclude.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Is anything left of the association among patients of one subtype? */
export const subtype: Criterion = {
  name: "subtype",
  reads: "givenSubtype",
  range: CORRELATION,
  assess: (demand, lines) =>
    exclude(demand, lines, {
      subject: "Partial r of measured gene and measured morphology",
      format: correlation,
      absent: {
        outcome: "MISSING",
        sentence:
          "Too few patients have a known subtype; subtype is not ruled out.",
      },
      explain: () => ({ kind: "SUBTYPE", name: "subtype" }),
    }),
};
