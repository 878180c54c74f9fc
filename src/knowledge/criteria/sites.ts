import type { Criterion, CriterionResult } from "./criterion.js";
import { marginOf, satisfies } from "./criterion.js";
import { NOT_NEGATIVE } from "./range.js";

/** Are there enough sites to tell the tissue from the laboratory? Too few never fail a claim, and never pass it. */
export const sites: Criterion = {
  name: "sites",
  reads: "siteCount",
  range: NOT_NEGATIVE,
  assess(demand, lines): CriterionResult {
    const own = lines.filter(({ criterion }) => criterion === demand.name);
    const item = own.flatMap(({ items }) => items)[0];
    const base = {
      criterion: demand.name,
      lines: own.map(({ id }) => id),
      explainedBy: null,
      observed: item?.value ?? null,
      margin: item === undefined ? null : marginOf(demand, item.value),
    };
    if (item?.invalidated === true)
      return {
        ...base,
        outcome: "INVALIDATED",
        sentence:
          "A withdrawal reached the patients that the sites were counted by.",
      };
    const enough = item !== undefined && satisfies(demand, item.value);
    const found = `${item?.value ?? 0} sites have five patients or more`;
    return enough
      ? {
          ...base,
          outcome: "PASS",
          sentence: `${found}; every figure is taken within site.`,
        }
      : {
          ...base,
          outcome: "MISSING",
          sentence: `${found}, and ${demand.threshold} are needed; the site's stain cannot be ruled out.`,
        };
  },
};
