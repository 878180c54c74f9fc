import { countSites } from "./countSites.js";
import type { Criterion } from "./criterion.js";
import { NOT_NEGATIVE } from "./range.js";

/** Are there enough sites to ask whether a gene marks a subtype within them? Too few never fail a claim, and never pass it. */
export const enoughSites: Criterion = {
  name: "enoughSites",
  reads: "siteCount",
  range: NOT_NEGATIVE,
  assess: (demand, lines) =>
    countSites(demand, lines, "whether it holds within them is asked apart"),
};
