import type { CriterionOutcome } from "../criteria/criterion.js";
import { marginOf, metricOf } from "../criteria/criterion.js";
import { measureOf } from "./measures.js";

/** One figure that a criterion is decided by, beside what is asked of it. */
export interface Figure {
  readonly name: string;
  readonly unit: string | null;
  /** null where it was not measured. */
  readonly observed: number | null;
  readonly comparator: string;
  readonly threshold: number;
  /** How far on the asked side; negative where it is not. */
  readonly margin: number | null;
  /** What the criterion comes to where this figure is not as asked. */
  readonly otherwise: CriterionOutcome;
}

/** What a criterion demands, as the graph keeps it. */
export interface Demanded {
  readonly metric: string;
  readonly comparator: string;
  readonly threshold: number;
  readonly leastN: number | null;
  readonly leastEffect: number | null;
  readonly leastFolds: number | null;
}

/** An evidence item, as the graph keeps it. */
export interface Measured {
  readonly kind: string;
  readonly n: number;
  readonly value: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly high: number | null;
  readonly foldsAgree: number | null;
  readonly foldsOf: number | null;
  readonly about: string | null;
}

/** What was kept of a result. */
export interface Kept {
  readonly observed: number | null;
  readonly sentence: string | null;
}

/**
 * All figures that decide a criterion: first the demanded statistic, of which `observed` and `margin` of the result are;
 * then the effect, where p or q is demanded; the upper end of its interval; patients; folds. What was not measured has no
 * observed value.
 */
export function figuresOf(
  demand: Demanded,
  result: Kept,
  items: readonly Measured[],
): Figure[] {
  const { kind, statistic } = metricOf(demand);
  const { leastN, leastEffect, leastFolds } = demand;
  const item = itemOf(demand, result, items);
  const effect = measureOf(kind);
  const figures: Figure[] = [
    {
      ...(statistic === "value"
        ? effect
        : { name: statistic, unit: "probability" }),
      ...against(demand, result.observed),
      otherwise: kind === "siteCount" ? "MISSING" : "UNDECIDED",
    },
  ];
  if (statistic !== "value")
    figures.push({
      ...effect,
      ...against({ comparator: ">", threshold: 0 }, item?.value ?? null),
      otherwise: "UNDECIDED",
    });
  if (leastEffect !== null)
    figures.push({
      name: `upper end of the interval of ${effect.name}`,
      unit: effect.unit,
      ...against(atLeast(leastEffect), item?.high ?? null),
      otherwise: "FAIL",
    });
  if (leastN !== null && leastN > 0)
    figures.push({
      name: "patients",
      unit: "patients",
      ...against(atLeast(leastN), item?.n ?? null),
      otherwise: "MISSING",
    });
  if (leastFolds !== null)
    figures.push({
      name: "folds that point the claimed way",
      unit: "share",
      ...against(atLeast(leastFolds), foldShare(item)),
      otherwise: "UNDECIDED",
    });
  return figures;
}

/** The item that a result was decided by: it has the observed statistic, and of several such the sentence names what it is about. */
function itemOf(
  demand: Demanded,
  { observed, sentence }: Kept,
  items: readonly Measured[],
): Measured | null {
  const { kind, statistic } = metricOf(demand);
  const alike = items.filter(
    (item) =>
      item.kind === kind && observed !== null && item[statistic] === observed,
  );
  const named = alike.find(
    ({ about }) => about !== null && sentence?.includes(` ${about} `) === true,
  );
  return named ?? alike[0] ?? null;
}

type Asked = Pick<Demanded, "comparator" | "threshold">;

const atLeast = (threshold: number): Asked => ({
  comparator: ">=",
  threshold,
});

function against({ comparator, threshold }: Asked, observed: number | null) {
  const asked = { comparator, threshold };
  const margin = observed === null ? null : marginOf(asked, observed);
  return { ...asked, observed, margin };
}

function foldShare(item: Measured | null): number | null {
  const { foldsAgree = null, foldsOf = null } = item ?? {};
  return foldsAgree === null || foldsOf === null || foldsOf === 0
    ? null
    : foldsAgree / foldsOf;
}
