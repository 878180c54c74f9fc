import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Does the measured morphology follow the measured gene across patients, whatever other morphology is held fixed? */
export const present: Criterion = {
  name: "present",
  reads: "presentCorrelation",
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject: "Partial r of measured gene and measured morphology within site",
      format: correlation,
    }),
};
