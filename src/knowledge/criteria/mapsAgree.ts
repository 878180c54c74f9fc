import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Do the models of different folds look at the same tiles, beyond what models taught shuffled labels do? */
export const mapsAgree: Criterion = {
  name: "mapsAgree",
  reads: "mapAgreementGain",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Kendall's W of the folds' attention on sealed patients, less that of models taught shuffled labels,",
      format: correlation,
    }),
};
