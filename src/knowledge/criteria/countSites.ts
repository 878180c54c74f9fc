import type { EvidenceLine } from "../evidence.js";
import type { Demand } from "../protocol.js";
import type { CriterionResult } from "./criterion.js";
import { marginOf, satisfies } from "./criterion.js";

/** Whether there are as many sites as a protocol demands. @param then what follows for a claim where there are */
export function countSites(
  demand: Demand,
  lines: readonly EvidenceLine[],
  then: string,
): CriterionResult {
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
        sentence: `${found}; ${then}.`,
      }
    : {
        ...base,
        outcome: "MISSING",
        sentence: `${found}, and ${demand.threshold} are needed; the site's stain cannot be ruled out.`,
      };
}
