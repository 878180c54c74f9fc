import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Does the explainable model of all genes, in every fold, let the class rise with the gene the claimed way? */
export const shapeAgrees: Criterion = {
  name: "shapeAgrees",
  reads: "shapeSlope",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "The flattest slope of the gene's shape for the class, over the explainable models of all folds,",
      format: correlation,
    }),
};
