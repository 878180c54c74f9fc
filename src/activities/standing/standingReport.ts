import type { Standing } from "../../graph/standing/readStanding.js";
import type { ReachedVerdict } from "../../graph/standing/readVerdicts.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { Outcome } from "../../knowledge/outcome.js";
import type { ClaimEffect, Effect } from "../../knowledge/withdrawal.js";
import { effectOn } from "../../knowledge/withdrawal.js";
import type { FewPatients } from "./fewPatients.js";
import { fewPatients } from "./fewPatients.js";

/** What a change of standing does, as it is kept and told. */
export interface StandingReport {
  readonly entity: string;
  readonly claims: readonly {
    readonly claim: string;
    readonly before: Outcome;
    readonly after: Outcome;
    readonly effect: Effect;
    /** Ids from the entity to the claim. */
    readonly path: readonly string[];
  }[];
  /** Protocols by which a run without what is withdrawn could support nothing; absent from what was kept before it was told. */
  readonly fewPatients?: readonly FewPatients[];
}

/** A verdict that is judged again, and what became of its claim. */
export interface Rejudged {
  readonly former: ReachedVerdict;
  readonly effect: ClaimEffect;
}

/** Judges again every verdict that rests on the thing. @param fallen lines and protocols that count no more afterwards */
export function judgeReached(
  { reach, verdicts }: Standing,
  fallen: ReadonlySet<string>,
  recomputed: ReadonlyMap<string, readonly EvidenceItem[]>,
): Rejudged[] {
  return verdicts.map((former) => ({
    former,
    effect: effectOn(former, { reach, fallen, recomputed }),
  }));
}

/** Every judged claim of the cohorts that are touched, those that are not reached too. */
export function reportOf(
  { thing, claims, verdicts, patientsLeft }: Standing,
  rejudged: readonly Rejudged[],
): StandingReport {
  const reached = new Map(
    rejudged
      .filter(({ former }) => former.counts)
      .map(({ effect: { claim, before, after, effect, path } }) => [
        claim,
        { claim, before, after, effect, path },
      ]),
  );
  return {
    entity: thing.id,
    claims: claims.map(
      ({ claim, outcome }) =>
        reached.get(claim) ?? {
          claim,
          before: outcome,
          after: outcome,
          effect: "UNREACHED",
          path: [],
        },
    ),
    fewPatients: fewPatients(verdicts, patientsLeft),
  };
}
