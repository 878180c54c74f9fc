import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Do predictions for tiles follow spots that were measured there, in every section? */
export const spots: Criterion = {
  name: "spots",
  reads: "spotAgreement",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Rank correlation of predictions and spots in the section where it is least",
      format: correlation,
    }),
};
