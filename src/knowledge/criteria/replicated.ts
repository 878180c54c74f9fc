import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Do the sealed patients, opened once, show it too? */
export const replicated: Criterion = {
  name: "replicated",
  reads: "sealedCorrelation",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r of prediction and measurement within site on the sealed patients",
      format: correlation,
    }),
};
