import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { share } from "./format.js";
import { NOT_NEGATIVE } from "./range.js";

/** Is the mean absolute percentage error small? What published work asked; the training mean often passes it too. */
export const percentageError: Criterion = {
  name: "percentageError",
  reads: "meanPercentageError",
  range: NOT_NEGATIVE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Mean absolute percentage error, out of fold and sealed together,",
      format: share,
    }),
};
