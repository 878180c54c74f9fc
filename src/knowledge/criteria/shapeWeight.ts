import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { share } from "./format.js";
import { SHARE } from "./range.js";

/** Does the gene weigh more in the explainable model than others do? Genes that are expressed together share their weight. */
export const shapeWeight: Criterion = {
  name: "shapeWeight",
  reads: "shapeRank",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "The share of genes that weigh less for the class in the explainable model",
      format: share,
    }),
};
