import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { area } from "./format.js";
import { SHARE } from "./range.js";

/** Does the gene alone tell patients of the class from the others, after counting every gene, class and direction tried? */
export const tellsApart: Criterion = {
  name: "tellsApart",
  reads: "classAuc",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Area under the curve of the gene alone for the class against the rest",
      format: area,
    }),
};
