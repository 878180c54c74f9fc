import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Does the map change where what was learnt is replaced by fresh weights? */
export const afterRandomisation: Criterion = {
  name: "afterRandomisation",
  reads: "randomisationLoss",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Rank correlation of the folds' maps, less that with maps of heads with fresh weights,",
      format: correlation,
    }),
};
