import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { effect } from "./format.js";
import { EFFECT } from "./range.js";

/** Do the tiles that carry the prediction show the morphology, more than those of models taught shuffled labels? */
export const located: Criterion = {
  name: "located",
  reads: "locatedContrast",
  range: EFFECT,
  countsFolds: true,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Contrast of the morphology between tiles that carry the prediction and the rest of the slide",
      format: effect,
    }),
};
