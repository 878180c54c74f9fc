import { CRITERIA } from "./criteria/index.js";
import type {
  CriterionOutcome,
  CriterionResult,
} from "./criteria/criterion.js";
import type { EvidenceLine, Explanation } from "./evidence.js";
import type { FlipSet } from "./flipSets.js";
import { flipSets } from "./flipSets.js";
import type { Demand, Protocol } from "./protocol.js";
import { isSubtypeProtocol } from "./protocolKind.js";
import type { Outcome } from "./outcome.js";
import { outcomeOf } from "./outcome.js";

/** Whether a claim stands, and why. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly results: readonly CriterionResult[];
  /** The smallest changes that would give another outcome. */
  readonly flipSets: readonly FlipSet[];
  readonly explainedBy: Explanation | null;
  /** The sentence of the result that decided; where the claim is supported, what the protocol says must be known of it too. */
  readonly reason: string;
}

/** Thrown for a protocol that names a criterion nobody wrote. */
export class UnknownCriterionError extends Error {
  constructor(name: string) {
    super(
      `no criterion is named ${name}; there are ${CRITERIA.map((c) => c.name).join(", ")}`,
    );
    this.name = "UnknownCriterionError";
  }
}

/**
 * Judges a claim's evidence against a protocol. Pure and total: the same protocol and evidence, in whatever order,
 * give the same verdict.
 * @throws UnknownCriterionError
 */
export function judge(
  protocol: Protocol,
  evidence: readonly EvidenceLine[],
): Verdict {
  const lines = [...evidence].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
  const known = new Map(
    CRITERIA.map((criterion) => [criterion.name, criterion]),
  );
  const asked = protocol.criteria.map((demand) => {
    const criterion = known.get(demand.name);
    if (criterion === undefined) throw new UnknownCriterionError(demand.name);
    return { demand, result: criterion.assess(demand, lines) };
  });
  const states = asked.map(({ demand, result }) => ({
    name: demand.name,
    role: demand.role,
    outcome: result.outcome,
  }));
  const outcome = outcomeOf(states);
  return {
    outcome,
    results: asked.map(({ result }) => result),
    flipSets: flipSets(states),
    explainedBy: explanationOf(asked),
    reason: reasonOf(outcome, asked) + caveatOf(outcome, protocol),
  };
}

type Asked = readonly {
  readonly demand: Demand;
  readonly result: CriterionResult;
}[];

/** What explains it instead; only where nothing worse is wrong with the claim. */
function explanationOf(asked: Asked): Explanation | null {
  const required = asked.filter(({ demand }) => demand.role === "required");
  if (required.some(({ result }) => result.outcome !== "PASS")) return null;
  const lost = asked.find(
    ({ demand, result }) =>
      demand.role === "exclusion" && result.explainedBy !== null,
  );
  return lost?.result.explainedBy ?? null;
}

function caveatOf(outcome: Outcome, protocol: Protocol): string {
  return outcome === "SUPPORTED" && isSubtypeProtocol(protocol)
    ? ` ${protocol.caveat}`
    : "";
}

/** Worst first: what decides an outcome is the first result of that kind. */
const DECIDES: Readonly<Record<Outcome, readonly CriterionOutcome[]>> = {
  SUSPENDED: ["INVALIDATED"],
  REFUTED: ["FAIL"],
  INCONCLUSIVE: ["MISSING", "UNDECIDED", "FAIL"],
  SUPPORTED: ["PASS"],
};

function reasonOf(outcome: Outcome, asked: Asked): string {
  const counted = asked.filter(({ demand }) => demand.role !== "supporting");
  const required = counted.filter(({ demand }) => demand.role === "required");
  for (const kind of DECIDES[outcome]) {
    const pool =
      outcome === "INCONCLUSIVE" ? [...required, ...counted] : required;
    const found = pool.find(
      ({ result, demand }) =>
        result.outcome === kind &&
        (demand.role === "required" || result.explainedBy !== null),
    );
    if (found && outcome !== "SUPPORTED") return found.result.sentence;
  }
  return `All ${required.length} required criteria pass, and nothing else explains it.`;
}
