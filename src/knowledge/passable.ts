import { MORPHOLOGY_CRITERIA, SUBTYPE_CRITERIA } from "./criteria/index.js";
import type { Criterion } from "./criteria/criterion.js";
import { metricOf } from "./criteria/criterion.js";
import type { Demand, Protocol } from "./protocol.js";
import { isSubtypeProtocol } from "./protocolKind.js";
import type { ProtocolFault } from "./protocolError.js";

/**
 * Why no claim could pass a protocol: each criterion that does not exist, is asked twice or of another metric, whose
 * threshold no value, p or q can meet, or that contradicts itself. Empty where one could.
 */
export function passableFaults(protocol: Protocol): ProtocolFault[] {
  const names = protocol.criteria.map(({ name }) => name);
  return protocol.criteria.flatMap((demand, i) => {
    const twice = names.indexOf(demand.name) !== i;
    const fault = twice
      ? "is there twice; keep one"
      : faultOf(demand, protocol);
    return fault === null ? [] : [{ path: `criterion ${demand.name}`, fault }];
  });
}

function faultOf(demand: Demand, protocol: Protocol): string | null {
  const askable = isSubtypeProtocol(protocol)
    ? SUBTYPE_CRITERIA
    : MORPHOLOGY_CRITERIA;
  const criterion = askable.find(({ name }) => name === demand.name);
  if (criterion === undefined)
    return `does not exist; there are ${askable.map(({ name }) => name).join(", ")}`;
  const { kind, statistic } = metricOf(demand);
  if (kind !== criterion.reads)
    return `reads ${criterion.reads}, and ${demand.metric} is asked of it; name ${criterion.reads}.value, .p or .q`;
  if (demand.leastFolds !== undefined && criterion.countsFolds === undefined)
    return "cannot pass: leastFolds is asked, and its evidence counts no folds; leave it out";
  return statistic === "value"
    ? valueFault(demand, criterion)
    : (chanceFault(demand, statistic) ?? drawsFault(demand, protocol));
}

function valueFault(
  { comparator, threshold, leastEffect }: Demand,
  { range: [least, most] }: Criterion,
): string | null {
  const end = comparator.startsWith(">") ? most : least;
  const beyond = comparator.startsWith(">") ? threshold > end : threshold < end;
  if (beyond || (threshold === end && !comparator.endsWith("=")))
    return `cannot pass: its value lies between ${least} and ${most}, and ${comparator} ${threshold} is asked; ask for a threshold in between`;
  if (
    leastEffect !== null &&
    comparator.startsWith(">") &&
    leastEffect > threshold
  )
    return `contradicts itself: a value of ${threshold} passes, and below the least effect of ${leastEffect} it fails; lower leastEffect to ${threshold} at most`;
  return null;
}

/** Of a p or q. */
function chanceFault(
  { comparator, threshold }: Demand,
  statistic: string,
): string | null {
  if (comparator.startsWith(">"))
    return `asks for a large ${statistic}, which would pass what shows nothing; ask < or <=`;
  return threshold > 0 && threshold <= 1
    ? null
    : `cannot be asked: ${statistic} lies above 0 and is at most 1, and the threshold is ${threshold}; give one in between`;
}

function drawsFault(
  { metric, comparator, threshold }: Demand,
  protocol: Protocol,
): string | null {
  const least = LEAST_P[metric] ?? 0;
  if (threshold < least || (threshold === least && comparator === "<"))
    return `cannot pass: no p of it is below ${least}, and ${comparator} ${threshold} is asked; ask for more`;
  const planned = plannedFor(metric, protocol);
  if (planned === null) return null;
  const { draws, tests } = planned;
  const reach = leastQ(planned);
  if (reach <= threshold) return null;
  const found =
    reach < 1 ? `no q is below ${reach.toPrecision(3)}` : "every q is 1";
  return `cannot pass: with ${draws} permutations over ${tests} tests ${found}, and ${threshold} is asked; ${drawsRemedy(planned, threshold)}`;
}

/** Draws behind a metric, and the tests they must serve. */
interface Planned {
  /** Of the draws, among the protocol's permutations. */
  readonly name: string;
  readonly draws: number;
  readonly tests: number;
}

/** What no q of so many tests is below; 1 and more: each is 1. */
const leastQ = ({ draws, tests }: Omit<Planned, "name">) => tests / (draws + 1);

/** More draws than these nobody waits for. */
const MOST_DRAWS = 10_000_000;

function drawsRemedy(planned: Planned, threshold: number): string {
  const { name, tests } = planned;
  const needed = Math.ceil(tests / threshold);
  if (needed <= MOST_DRAWS) return `raise permutations.${name} to ${needed}`;
  const reach = leastQ(planned);
  if (reach < 1) return `raise its threshold to ${roundedUp(reach)}`;
  const most = leastQ({ draws: MOST_DRAWS, tests });
  return most < 1
    ? `raise permutations.${name} to ${MOST_DRAWS}, and its threshold to ${roundedUp(most)}`
    : `plan for fewer than ${tests} tests`;
}

/** The next number of two digits that is not less. */
function roundedUp(value: number): number {
  const digit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / digit) * digit).toPrecision(2));
}

/** What a metric rests on; null where that is no draws that are planned. */
function plannedFor(metric: string, protocol: Protocol): Planned | null {
  if (isSubtypeProtocol(protocol)) {
    const { permutations, tests } = protocol;
    return metric === "classAuc.q"
      ? { name: "marks", draws: permutations.marks, tests: tests.marks }
      : null;
  }
  const found = DRAWS[metric];
  if (found === undefined) return null;
  const { permutation, test } = found;
  return {
    name: permutation,
    draws: protocol.permutations[permutation],
    tests: protocol.tests[test],
  };
}

/** Least p of what is drawn as often whatever the protocol: 999 flips of sign, 9999 dealings of arms, and each as it is. */
const LEAST_P: Readonly<Record<string, number | undefined>> = {
  "mapTraining.p": 1 / 1000,
  "readingContrast.p": 1 / 10000,
};

const DRAWS: Readonly<
  Record<
    string,
    | {
        readonly permutation: "learnable" | "present";
        readonly test: "genes" | "pairs";
      }
    | undefined
  >
> = {
  "heldOutCorrelation.q": { permutation: "learnable", test: "genes" },
  "presentCorrelation.q": { permutation: "present", test: "pairs" },
  "givenSubtype.q": { permutation: "present", test: "pairs" },
  "givenMsi.q": { permutation: "present", test: "pairs" },
};
