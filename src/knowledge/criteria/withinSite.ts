import { compare } from "./compare.js";
import type { Criterion } from "./criterion.js";
import { area } from "./format.js";
import { SHARE } from "./range.js";

/** Does the gene tell the class among patients of one site, so that no laboratory can stand behind it? */
export const withinSite: Criterion = {
  name: "withinSite",
  reads: "withinSiteAuc",
  range: SHARE,
  assess: (demand, lines) =>
    compare(demand, lines, {
      subject: "Area under the curve of the gene less its site's mean",
      format: area,
    }),
};
