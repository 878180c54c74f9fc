import { canonical, sha256 } from "../../knowledge/identity.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import { noveltyOf } from "../../knowledge/novelty.js";
import { isExploratory } from "../../knowledge/preregistration.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import type { Verdict } from "../../knowledge/verdict.js";
import { judge } from "../../knowledge/verdict.js";
import type { Judging, KeptResult } from "../../knowledge/verdictProps.js";
import { keptResults, verdictProps } from "../../knowledge/verdictProps.js";
import { linesLeft } from "../../knowledge/withdrawal.js";
import type { JudgingState } from "../../graph/judging/readJudging.js";
import { recountSites } from "../evidence/recountSites.js";

/** What a claim's evidence comes to. */
export interface Judged {
  readonly verdict: Verdict;
  readonly judging: Judging;
  readonly results: readonly KeptResult[];
  /** As the verdict's node keeps it. */
  readonly props: ReturnType<typeof verdictProps>;
  /** Hash of the evidence as it was judged, without what withdrawals reach. */
  readonly evidence: string;
}

/**
 * Judges what was read of a claim. It is exploratory where the protocol says so, was not registered before every Step that the
 * evidence came from, or where other configurations had opened the sealed patients before.
 * @param recomputed lines that were computed anew without what is withdrawn, beside the counts of sites
 */
export function judgedOn(
  state: JudgingState,
  by: Pick<Judging, "judgedAt" | "codeVersion">,
  recomputed: ReadonlyMap<string, readonly EvidenceItem[]> = new Map(),
): Judged {
  const { claim, openings, facts, fallen, protocol: registered } = state;
  // Whether it could be registered today does not matter: it was.
  const protocol = PROTOCOL_FORM.parse(JSON.parse(registered.json));
  const lines = linesLeft(
    { lines: state.lines, protocolId: registered.id },
    {
      fallen: new Set(fallen),
      recomputed: new Map([...recomputed, ...recountSites(state)]),
    },
  );
  const verdict = judge(protocol, lines);
  const judging = {
    ...by,
    exploratory: isExploratory({
      protocol,
      registered: registered.logIndex,
      earliest: state.earliest,
      openings,
    }),
    openings,
    novel: noveltyOf(verdict.outcome, claim, facts),
  };
  return {
    verdict,
    judging,
    results: keptResults(verdict, protocol),
    props: verdictProps(verdict, protocol, judging),
    evidence: sha256(canonical(lines)),
  };
}
