import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { share } from "./format.js";
import { SHARE } from "./range.js";

/** Does the gene go the same way in each fold, none of which shares patients with another? */
export const foldsAgree: Criterion = {
  name: "foldsAgree",
  reads: "foldAgreement",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject: "The share of folds in which the gene goes the claimed way",
      format: share,
    }),
};
