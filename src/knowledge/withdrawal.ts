import type { EvidenceItem, EvidenceLine } from "./evidence.js";
import type { Outcome } from "./outcome.js";
import type { Protocol } from "./protocol.js";
import type { Reach } from "./reach.js";
import { pathTo } from "./reach.js";
import type { Verdict } from "./verdict.js";
import { judge } from "./verdict.js";

/** What a withdrawal, or its undoing, does to a claim. */
export type Effect =
  /** Nothing that it rests on was reached. */
  | "UNREACHED"
  /** Reached, and what is left gives the same outcome. */
  | "REACHED_UNCHANGED"
  /** What is left, or could be computed anew, gives another outcome. */
  | "FALLS"
  /** What decides it was reached and cannot be computed anew from what is stored: the run must be done again. */
  | "NEEDS_RERUN"
  /** It was suspended, and what it rests on counts again: only a reinstatement does that. */
  | "STANDS_AGAIN";

/** A claim's verdict as it stands, with all that it was judged from. */
export interface StandingVerdict {
  readonly claim: string;
  readonly version: string;
  readonly verdict: string;
  readonly outcome: Outcome;
  /** Id of the protocol. */
  readonly protocolId: string;
  readonly protocol: Protocol;
  readonly lines: readonly EvidenceLine[];
}

/** What is left of the evidence. */
export interface Remainder {
  /** What rests on the thing whose standing changes. */
  readonly reach: Reach;
  /** Lines that withdrawals reach, and protocols that are withdrawn, once the standing has changed. */
  readonly fallen: ReadonlySet<string>;
  /** Lines that were reached and computed anew without what is withdrawn. */
  readonly recomputed: ReadonlyMap<string, readonly EvidenceItem[]>;
}

/** What becomes of a claim. */
export interface ClaimEffect {
  readonly claim: string;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly effect: Effect;
  /** Ids from the thing to the claim; empty where the claim is not reached. */
  readonly path: readonly string[];
  /** The judgement that takes the place of the former one; null where that was not reached. */
  readonly judged: Verdict | null;
}

/**
 * Judges a claim again on what is left of its evidence. Pure: the same remainder gives the same effect. Where its protocol
 * is withdrawn nothing of it counts, for the lines were drawn by that protocol.
 */
export function effectOn(
  standing: StandingVerdict,
  remainder: Remainder,
): ClaimEffect {
  const { claim, outcome: before, protocol } = standing;
  const path = pathOf(standing, remainder.reach);
  if (path.length === 0)
    return {
      claim,
      before,
      after: before,
      effect: "UNREACHED",
      path,
      judged: null,
    };
  const judged = judge(protocol, linesLeft(standing, remainder));
  const after = judged.outcome;
  const effect = effectOf(before, judged, protocol);
  return { claim, before, after, effect, path, judged };
}

/** The evidence as it is now: what withdrawals reach is marked, what was computed anew takes its place. */
export function linesLeft(
  { lines, protocolId }: Pick<StandingVerdict, "lines" | "protocolId">,
  { fallen, recomputed }: Pick<Remainder, "fallen" | "recomputed">,
): EvidenceLine[] {
  return lines.map((line) => {
    if (fallen.has(protocolId)) return invalidated(line);
    if (!fallen.has(line.id)) return line;
    const items = recomputed.get(line.id);
    return items === undefined ? invalidated(line) : { ...line, items };
  });
}

function invalidated(line: EvidenceLine): EvidenceLine {
  const items = line.items.map((item) => ({ ...item, invalidated: true }));
  return { ...line, items };
}

function effectOf(
  before: Outcome,
  { outcome: after, results }: Verdict,
  { criteria }: Protocol,
): Effect {
  if (before === "SUSPENDED" && after !== before) return "STANDS_AGAIN";
  if (after === before && after !== "SUSPENDED") return "REACHED_UNCHANGED";
  const roles = new Map(criteria.map(({ name, role }) => [name, role]));
  const awaits = results.some(
    ({ criterion, outcome }) =>
      outcome === "INVALIDATED" && roles.get(criterion) !== "supporting",
  );
  return awaits ? "NEEDS_RERUN" : "FALLS";
}

/** By way of its version, else of one of its lines, else of the verdict alone. */
function pathOf(
  { claim, version, verdict, lines }: StandingVerdict,
  reach: Reach,
): string[] {
  const [way] = [version, ...lines.map(({ id }) => id).sort(), verdict].filter(
    (id) => reach.has(id),
  );
  if (way === undefined) return [];
  const end = way === version ? [claim] : [version, claim];
  return [...pathTo(reach, way), ...end];
}
