import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { gain } from "./format.js";

/** Does the model know more than the amount of tissue does? */
export const beyondTileCount: Criterion = {
  name: "beyondTileCount",
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject: "What the model explains beyond the number of tiles",
      format: gain,
    }),
};
