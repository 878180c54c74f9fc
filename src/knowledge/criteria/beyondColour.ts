import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Does the model know more than the slide's mean colour does? */
export const beyondColour: Criterion = {
  name: "beyondColour",
  reads: "beyondColour",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r of prediction and measurement within site, given what mean colour predicts,",
      format: correlation,
    }),
};
