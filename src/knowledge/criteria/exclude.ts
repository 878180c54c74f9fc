import type { EvidenceItem, EvidenceLine, Explanation } from "../evidence.js";
import type { Demand } from "../protocol.js";
import type { CriterionResult, Reading } from "./criterion.js";
import { marginOf, metricOf, observedOf, satisfies } from "./criterion.js";
import { outcomeOf, patients, small } from "./compare.js";

/**
 * The rule of exclusions: the association must outlive each rival held fixed in turn, so the weakest item counts.
 * Where it does not, the rival explains it. No item at all means that no rival was found or known: `absent` says which.
 */
export function exclude(
  demand: Demand,
  lines: readonly EvidenceLine[],
  reading: Reading & {
    /** The result where there is no rival to hold fixed. */
    readonly absent: {
      readonly outcome: "PASS" | "MISSING";
      readonly sentence: string;
    };
    readonly explain: (weakest: EvidenceItem) => Explanation;
  },
): CriterionResult {
  const own = lines.filter(({ criterion }) => criterion === demand.name);
  const { kind, statistic } = metricOf(demand);
  const items = own
    .flatMap((line) => line.items)
    .filter((item) => item.kind === kind);
  const base = {
    criterion: demand.name,
    lines: own.map(({ id }) => id),
    explainedBy: null,
  };
  const weakest = weakestOf(demand, items);
  const observed = weakest === null ? null : observedOf(demand, weakest);
  if (weakest === null || observed === null)
    return { ...base, ...reading.absent, observed: null, margin: null };
  const outcome = outcomeOf(demand, weakest, observed);
  const margin = marginOf(demand, observed);
  const rival = weakest.about ?? "the rival";
  const chance = statistic === "q" ? "q" : "p";
  const value = `${reading.subject} given ${rival} is ${reading.format(weakest.value)}, ${chance} = ${small(weakest[chance] ?? Number.NaN)} on ${patients(weakest.n)}`;
  if (outcome === "PASS" || outcome === "MISSING" || outcome === "INVALIDATED")
    return {
      ...base,
      outcome,
      observed,
      margin,
      sentence: `${value}; ${ENDS[outcome]}.`,
    };
  return {
    ...base,
    outcome,
    observed,
    margin,
    sentence: `${value}; ${rival} may be all there is to it.`,
    explainedBy: reading.explain(weakest),
  };
}

const ENDS = {
  PASS: "it outlives every rival",
  MISSING: "which is too few patients",
  INVALIDATED: "but a withdrawal reached what it rests on",
};

/** The item farthest on the failing side; an effect against the claim is weaker than any that points its way. */
function weakestOf(
  demand: Demand,
  items: readonly EvidenceItem[],
): EvidenceItem | null {
  const strength = (item: EvidenceItem): number => {
    if (item.invalidated === true) return -Infinity;
    const observed = observedOf(demand, item);
    if (observed === null || !satisfies(demand, observed))
      return item.value > 0
        ? -1 + (observed === null ? -1 : marginOf(demand, observed))
        : -10;
    return item.value > 0 ? marginOf(demand, observed) : -10;
  };
  return items.reduce<EvidenceItem | null>(
    (least, item) =>
      least === null || strength(item) < strength(least) ? item : least,
    null,
  );
}
