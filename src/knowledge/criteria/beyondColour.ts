import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { gain } from "./format.js";

/** Does the model know more than the slide's mean colour does? */
export const beyondColour: Criterion = {
  name: "beyondColour",
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject: "What the model explains beyond mean colour",
      format: gain,
    }),
};
