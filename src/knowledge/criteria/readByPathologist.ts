import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { share } from "./format.js";
import { CORRELATION } from "./range.js";

/** Do pathologists who do not know where the model looks see the morphology there oftener than elsewhere? */
export const readByPathologist: Criterion = {
  name: "readByPathologist",
  reads: "readingContrast",
  // A difference of two rates has the range of a correlation.
  range: CORRELATION,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "Rate at which blinded readers see the morphology where the model looks, less that elsewhere on the slide,",
      format: share,
    }),
};
