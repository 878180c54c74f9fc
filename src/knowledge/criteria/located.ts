import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { effect } from "./format.js";

/** Do the tiles that carry the prediction show the morphology, more than those of models taught shuffled labels? */
export const located: Criterion = {
  name: "located",
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Contrast of the morphology between tiles that carry the prediction and the rest of the slide",
      format: effect,
    }),
};
