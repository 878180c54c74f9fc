import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import type { Range } from "./range.js";

/** Of a correlation between the folds, at most 1 and, of two folds, at least -1, less the size of another. */
const DIFFERENCE: Range = [-2, 1];

/** Are the folds' maps more like each other than like those of heads that never learnt anything? */
export const mapNeedsTraining: Criterion = {
  name: "mapNeedsTraining",
  reads: "mapTraining",
  range: DIFFERENCE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Correlation between the folds' maps of sealed patients, less the size of that with heads that never trained,",
      format: correlation,
    }),
};
