import { countSites } from "./countSites.js";
import type { Criterion } from "./criterion.js";
import { NOT_NEGATIVE } from "./range.js";

/** Are there enough sites to tell the tissue from the laboratory? Too few never fail a claim, and never pass it. */
export const sites: Criterion = {
  name: "sites",
  reads: "siteCount",
  range: NOT_NEGATIVE,
  assess: (demand, lines) =>
    countSites(demand, lines, "every figure is taken within site"),
};
