import type { EvidenceItem, EvidenceLine } from "../evidence.js";
import type { Demand } from "../protocol.js";
import type {
  CriterionOutcome,
  CriterionResult,
  Reading,
} from "./criterion.js";
import { marginOf, metricOf, observedOf, satisfies } from "./criterion.js";
import type { Quorum } from "./quorum.js";
import { quorumOf } from "./quorum.js";

/**
 * The rule that all criteria of one measured effect share. Below its least n: MISSING, whatever the value. PASS where
 * the statistic is as demanded and the effect points the claimed way. FAIL only where the effect's whole interval lies
 * below the least effect of interest; else UNDECIDED. Where a quorum of folds is asked, what would PASS without it is
 * UNDECIDED, or MISSING where no fold can be read by itself.
 */
export function compare(
  demand: Demand,
  lines: readonly EvidenceLine[],
  reading: Reading,
): CriterionResult {
  const own = lines.filter(({ criterion }) => criterion === demand.name);
  const item = own
    .flatMap(({ items }) => items)
    .find(({ kind }) => kind === metricOf(demand).kind);
  const base = {
    criterion: demand.name,
    lines: own.map(({ id }) => id),
    explainedBy: null,
  };
  const observed = item ? observedOf(demand, item) : null;
  if (item === undefined || observed === null)
    return {
      ...base,
      outcome: "MISSING",
      observed: null,
      margin: null,
      sentence: `${reading.subject} was not measured.`,
    };
  const figure = outcomeOf(demand, item, observed);
  const quorum = quorumOf(demand, item);
  const outcome = figure === "PASS" ? passedBy(quorum) : figure;
  const margin = marginOf(demand, observed);
  const sentence = [sentenceOf(demand, item, figure, reading)]
    .concat(quorum?.sentence ?? [])
    .join(" ");
  return { ...base, outcome, observed, margin, sentence };
}

/** What a figure that is as demanded comes to beside its folds. */
function passedBy(quorum: Quorum | null): CriterionOutcome {
  if (quorum === null || quorum.met === true) return "PASS";
  return quorum.met === null ? "MISSING" : "UNDECIDED";
}

/** The outcome of one item under a demand. */
export function outcomeOf(
  demand: Demand,
  item: EvidenceItem,
  observed: number,
): CriterionOutcome {
  if (item.invalidated === true) return "INVALIDATED";
  if (item.n < demand.leastN) return "MISSING";
  const pointsRight = metricOf(demand).statistic === "value" || item.value > 0;
  if (pointsRight && satisfies(demand, observed)) return "PASS";
  const { leastEffect } = demand;
  const high = item.interval?.high;
  return leastEffect !== null && high !== undefined && high < leastEffect
    ? "FAIL"
    : "UNDECIDED";
}

const ENDS: Readonly<Record<CriterionOutcome, string>> = {
  PASS: "which is as demanded",
  FAIL: "and its whole interval lies below the least effect of interest",
  UNDECIDED: "which does not decide it",
  MISSING: "which is too few patients",
  INVALIDATED: "but a withdrawal reached what it rests on",
};

function sentenceOf(
  demand: Demand,
  item: EvidenceItem,
  outcome: CriterionOutcome,
  { subject, format }: Reading,
): string {
  const { statistic } = metricOf(demand);
  const interval =
    item.interval === undefined
      ? ""
      : ` (95 % interval ${format(item.interval.low)} to ${format(item.interval.high)})`;
  const chance =
    statistic === "value"
      ? ""
      : `, ${statistic} = ${small(item[statistic] ?? Number.NaN)}`;
  const asked =
    statistic === "value" ? format(demand.threshold) : String(demand.threshold);
  const about = item.about === undefined ? "" : ` given ${item.about}`;
  const n = `${patients(item.n)}${outcome === "MISSING" ? ` of at least ${demand.leastN}` : ""}`;
  return `${subject}${about} is ${format(item.value)}${interval}${chance} on ${n}; asked: ${statistic} ${demand.comparator} ${asked}; ${ENDS[outcome]}.`;
}

/** So many patients, in words. */
export function patients(n: number): string {
  return n === 1 ? "1 patient" : `${n} patients`;
}

/** A probability as people write it. */
export function small(p: number): string {
  return p < 0.001 ? p.toExponential(1) : p.toPrecision(2);
}
