import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { share } from "./format.js";
import { SHARE } from "./range.js";

/** Does a good part of what the models fit on patients they were taught hold on patients they never saw? */
export const notMemorised: Criterion = {
  name: "notMemorised",
  reads: "carriedOver",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject:
        "r on patients held out, as a share of r on the same patients by models that were taught them,",
      format: share,
    }),
};
