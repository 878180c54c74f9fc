import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Does the model know more than the amount of tissue does? */
export const beyondTileCount: Criterion = {
  name: "beyondTileCount",
  reads: "beyondTileCount",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r of prediction and measurement within site, given what the number of tiles predicts,",
      format: correlation,
    }),
};
