import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Can the gene be predicted from the image at all, by models that never saw the patient? */
export const learnable: Criterion = {
  name: "learnable",
  reads: "heldOutCorrelation",
  range: CORRELATION,
  countsFolds: true,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r of prediction and measurement within site, out of fold and sealed together,",
      format: correlation,
    }),
};
