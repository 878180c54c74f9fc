import type { Protocol } from "./protocol.js";
import { criterionId } from "./protocolId.js";
import type { Value } from "./provenance.js";
import type { Verdict } from "./verdict.js";

/** What a verdict says beside its judgement. */
export interface Judging {
  readonly exploratory: boolean;
  /** Earlier openings of the sealed patients; null where it is not known. */
  readonly openings: number | null;
  /** Of a supported claim; null where there is nothing to compare it with. */
  readonly novel: boolean | null;
  readonly judgedAt: string;
  readonly codeVersion: string;
}

/** A verdict as its node keeps it; criteria by their ids. */
export function verdictProps(
  verdict: Verdict,
  { criteria }: Protocol,
  { openings, novel, ...judging }: Judging,
): Readonly<Record<string, Value>> {
  const { explainedBy } = verdict;
  const ids = new Map(
    criteria.map((demand) => [demand.name, criterionId(demand)]),
  );
  const results = verdict.results.map(
    ({ criterion, outcome, observed, margin, sentence, lines }) => ({
      criterion: ids.get(criterion),
      outcome,
      observed,
      margin,
      sentence,
      lines,
    }),
  );
  const flipSets = verdict.flipSets.map(({ to, criteria: names }) => ({
    to,
    criteria: names.map((name) => ids.get(name)),
  }));
  return {
    outcome: verdict.outcome,
    ...judging,
    reason: verdict.reason,
    results: JSON.stringify(results),
    flipSets: JSON.stringify(flipSets),
    ...(openings === null ? {} : { openings }),
    ...(novel === null ? {} : { novel }),
    ...(explainedBy === null
      ? {}
      : { explainedBy: JSON.stringify(explainedBy) }),
  };
}
