import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { covariance } from "./format.js";
import { EFFECT } from "./range.js";

/** Do the folds' models look to the same tiles, more than models that were taught nothing? */
export const mapsAgree: Criterion = {
  name: "mapsAgree",
  reads: "mapAgreement",
  range: EFFECT,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Covariance of the folds' maps of sealed patients, less that of models taught shuffled labels,",
      format: covariance,
    }),
};
