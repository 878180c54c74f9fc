import type { HeadState } from "../../graph/judging/readHead.js";
import type { JudgingState } from "../../graph/judging/readJudging.js";
import type { Demand } from "../../knowledge/protocol.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import type { Judging } from "../../knowledge/verdictProps.js";
import type { Gathered } from "../evidence/lineOutputs.js";
import { lineOutputs } from "../evidence/lineOutputs.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { judgedOn } from "./judgedOn.js";
import { verdictLinks } from "./verdictLinks.js";

/** Evidence that comes to a claim after its run. */
export interface LateLine extends Gathered {
  readonly claim: string;
}

/**
 * A claim's next version, with the evidence it had and one line more, and a verdict on it in the place of each that stood on
 * the version before. A line of the same criterion that it had gives way to the new one.
 */
export function versionWithLine(
  idOf: IdOf,
  state: HeadState,
  late: LateLine,
  by: Pick<Judging, "judgedAt" | "codeVersion">,
): StepOutcome {
  const { head, judgings } = state;
  const { claim } = late;
  const made = lineOutputs(idOf, late, demandsOf(judgings, late.criterion), "");
  const version: Output = {
    role: "version",
    label: "ClaimVersion",
    content: { claim },
    props: { claim, run: head.run, statement: head.statement },
  };
  const id = idOf(version);
  const kept = state.lines.filter(
    ({ criterion }) => criterion !== late.criterion,
  );
  const lines = [...kept, made.line];
  const verdicts = judgings.map((judging) =>
    verdictOf(idOf, { ...judging, version: id, lines }, by),
  );
  return {
    outputs: [
      version,
      ...made.outputs,
      ...verdicts.map(({ output }) => output),
    ],
    links: [
      { type: "VERSION_OF", from: id, to: claim },
      { type: "SUPERSEDES", from: id, to: head.version },
      ...lines.map((line): LinkRecord => ({
        type: "HAS_LINE",
        from: id,
        to: line.id,
      })),
      ...made.links,
      ...verdicts.flatMap(({ links }) => links),
    ],
  };
}

/** What the protocols that the claim is judged under ask of the criterion; those that ask nothing are left out. */
function demandsOf(
  judgings: readonly JudgingState[],
  criterion: string,
): Demand[] {
  return judgings.flatMap(({ protocol }) =>
    PROTOCOL_FORM.parse(JSON.parse(protocol.json)).criteria.filter(
      ({ name }) => name === criterion,
    ),
  );
}

function verdictOf(
  idOf: IdOf,
  state: JudgingState,
  by: Pick<Judging, "judgedAt" | "codeVersion">,
): { readonly output: Output; readonly links: readonly LinkRecord[] } {
  const judged = judgedOn(state, by);
  const output: Output = {
    role: `verdict ${state.protocol.name}`,
    label: "Verdict",
    content: { claim: state.claim.id, protocol: state.protocol.id },
    props: judged.props,
  };
  return { output, links: verdictLinks(idOf(output), state, judged) };
}
