import type { EvidenceItem, EvidenceLine, Explanation } from "../evidence.js";
import type { Demand } from "../protocol.js";
import type { Range } from "./range.js";

/** What a criterion came to. */
export type CriterionOutcome =
  "PASS" | "FAIL" | "UNDECIDED" | "MISSING" | "INVALIDATED";

/** A criterion's outcome with everything a reader needs to see why. */
export interface CriterionResult {
  /** Name of the criterion. */
  readonly criterion: string;
  readonly outcome: CriterionOutcome;
  /** The demanded statistic as observed; null where nothing was measured. */
  readonly observed: number | null;
  /** How far observed is on the passing side of the threshold; negative where it is not. */
  readonly margin: number | null;
  /** The reason in one sentence. */
  readonly sentence: string;
  /** Ids of the evidence lines it read. */
  readonly lines: readonly string[];
  /** Of an exclusion that did not pass: what explains the association instead. */
  readonly explainedBy: Explanation | null;
}

/** One question that a claim must answer. Pure: the same demand and evidence give the same result. */
export interface Criterion {
  readonly name: string;
  /** Kind of the items it reads: no other metric can be asked of it. */
  readonly reads: string;
  /** What the value of such an item can be. */
  readonly range: Range;
  /** Whether its items count folds, so that a quorum of them can be asked. */
  readonly countsFolds?: true;
  assess(demand: Demand, lines: readonly EvidenceLine[]): CriterionResult;
}

/** How a criterion reads what was found. */
export interface Reading {
  /** The sentence's beginning: what was measured, in plain words. */
  readonly subject: string;
  /** How a value reads. */
  readonly format: (value: number) => string;
}

/** The kind of item and the statistic of it that a metric names. */
export function metricOf(demand: Pick<Demand, "metric">): {
  readonly kind: string;
  readonly statistic: "value" | "p" | "q";
} {
  const [kind = "", statistic = "value"] = demand.metric.split(".");
  return { kind, statistic: statistic as "value" | "p" | "q" };
}

/** The observed statistic of an item; null where the item lacks it. */
export function observedOf(demand: Demand, item: EvidenceItem): number | null {
  return item[metricOf(demand).statistic] ?? null;
}

/** What is asked of a figure; the comparator is one of a Demand's. */
interface Asked {
  readonly comparator: string;
  readonly threshold: number;
}

/** How far on the passing side; 0 counts as passing only where the comparator allows equality. */
export function marginOf(
  { comparator, threshold }: Asked,
  observed: number,
): number {
  return comparator.startsWith("<")
    ? threshold - observed
    : observed - threshold;
}

/** Whether the observed statistic is what the demand asks. */
export function satisfies(asked: Asked, observed: number): boolean {
  const margin = marginOf(asked, observed);
  return asked.comparator.endsWith("=") ? margin >= 0 : margin > 0;
}
