import { CRITERIA } from "./criteria/index.js";
import type { Criterion } from "./criteria/criterion.js";
import { metricOf } from "./criteria/criterion.js";
import type { Demand, Protocol } from "./protocol.js";
import { ProtocolError } from "./protocolError.js";

/**
 * Refuses a protocol that no claim could pass: a criterion that does not exist, is asked twice or of another metric, a
 * threshold that no value, p or q can meet, or a demand that contradicts itself.
 * @throws ProtocolError
 */
export function assertPassable(protocol: Protocol): void {
  const names = protocol.criteria.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new ProtocolError(`criterion ${twice}`, "is there twice; keep one");
  for (const demand of protocol.criteria) {
    const fault = faultOf(demand, protocol);
    if (fault !== null)
      throw new ProtocolError(`criterion ${demand.name}`, fault);
  }
}

function faultOf(demand: Demand, protocol: Protocol): string | null {
  const criterion = CRITERIA.find(({ name }) => name === demand.name);
  if (criterion === undefined)
    return `does not exist; there are ${CRITERIA.map(({ name }) => name).join(", ")}`;
  const { kind, statistic } = metricOf(demand);
  if (kind !== criterion.reads)
    return `reads ${criterion.reads}, and ${demand.metric} is asked of it; name ${criterion.reads}.value, .p or .q`;
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
    return `cannot pass: its value lies between ${least} and ${most}, and ${comparator} ${threshold} is asked`;
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
    : `cannot be asked: ${statistic} lies above 0 and is at most 1, and the threshold is ${threshold}`;
}

function drawsFault(
  { metric, threshold }: Demand,
  { permutations, tests }: Protocol,
): string | null {
  const draws = DRAWS[metric];
  if (draws === undefined) return null;
  const { permutation, test } = draws;
  const reach = tests[test] / (permutations[permutation] + 1);
  return reach <= threshold
    ? null
    : `cannot pass: with ${permutations[permutation]} permutations over ${tests[test]} tests no q is below ${reach.toPrecision(3)}, and ${threshold} is asked; raise permutations.${permutation} to ${Math.ceil(tests[test] / threshold)}`;
}

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
};
