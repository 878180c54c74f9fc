import { exclude } from "./exclude.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Is anything left of the association among patients alike in microsatellite instability? */
export const msi: Criterion = {
  name: "msi",
  reads: "givenMsi",
  range: CORRELATION,
  assess: (demand, lines) =>
    exclude(demand, lines, {
      subject: "Partial r of measured gene and measured morphology",
      format: correlation,
      absent: {
        outcome: "MISSING",
        sentence:
          "Of too few patients the microsatellite status is known; it is not ruled out.",
      },
      explain: () => ({ kind: "SUBTYPE", name: "microsatellite instability" }),
    }),
};
