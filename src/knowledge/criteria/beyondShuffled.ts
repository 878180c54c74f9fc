import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Are unseen patients predicted better than by models taught shuffled labels, which can but memorise? */
export const beyondShuffled: Criterion = {
  name: "beyondShuffled",
  reads: "shuffledLabels",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r within site of prediction and measurement on patients that no model saw",
      format: correlation,
    }),
};
