import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Do the predictions follow what was measured on spots of sections that no model was taught? */
export const spots: Criterion = {
  name: "spots",
  reads: "spotAgreement",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Rank correlation of predictions with the gene's spots, the median over patients,",
      format: correlation,
    }),
};
