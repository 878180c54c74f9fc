import type { CriterionResult } from "./criteria/criterion.js";
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

/** A criterion's result as it is kept: the criterion by its id. */
export type KeptResult = Omit<CriterionResult, "explainedBy">;

/** The results of a verdict, in the protocol's order. */
export function keptResults(
  { results }: Pick<Verdict, "results">,
  protocol: Pick<Protocol, "criteria">,
): KeptResult[] {
  const ids = criterionIds(protocol);
  return results.map(
    ({ criterion, outcome, observed, margin, sentence, lines }) => ({
      criterion: ids.get(criterion) ?? criterion,
      outcome,
      observed,
      margin,
      sentence,
      lines,
    }),
  );
}

const criterionIds = ({ criteria }: Pick<Protocol, "criteria">) =>
  new Map(criteria.map((demand) => [demand.name, criterionId(demand)]));

/** A verdict as its node keeps it; criteria by their ids. */
export function verdictProps(
  verdict: Verdict,
  protocol: Protocol,
  { openings, novel, ...judging }: Judging,
): Readonly<Record<string, Value>> {
  const { explainedBy } = verdict;
  const ids = criterionIds(protocol);
  const flipSets = verdict.flipSets.map(({ to, criteria: names }) => ({
    to,
    criteria: names.map((name) => ids.get(name)),
  }));
  return {
    outcome: verdict.outcome,
    ...judging,
    reason: verdict.reason,
    results: JSON.stringify(keptResults(verdict, protocol)),
    flipSets: JSON.stringify(flipSets),
    ...(openings === null ? {} : { openings }),
    ...(novel === null ? {} : { novel }),
    ...(explainedBy === null
      ? {}
      : { explainedBy: JSON.stringify(explainedBy) }),
  };
}
