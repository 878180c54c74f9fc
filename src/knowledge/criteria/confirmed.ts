import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { area } from "./format.js";
import { SHARE } from "./range.js";

/** Do patients who had no part in choosing the pair show it too? */
export const confirmed: Criterion = {
  name: "confirmed",
  reads: "heldOutAuc",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Area under the curve on patients who were held out from the choosing",
      format: area,
    }),
};
