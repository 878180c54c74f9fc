import type { HeadState } from "../../graph/judging/readHead.js";
import type { JudgingState } from "../../graph/judging/readJudging.js";
import { CRITERIA } from "../../knowledge/criteria/index.js";
import type {
  EvidenceDirection,
  EvidenceItem,
  EvidenceLine,
} from "../../knowledge/evidence.js";
import type { Demand } from "../../knowledge/protocol.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import { criterionId } from "../../knowledge/protocolId.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import type { Judging } from "../../knowledge/verdictProps.js";
import { itemProps } from "../step/itemProps.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { judgedOn } from "./judgedOn.js";
import { verdictLinks } from "./verdictLinks.js";

/** Evidence that comes to a claim after its run. */
export interface LateLine {
  readonly claim: string;
  readonly criterion: string;
  /** What its items are about. */
  readonly subject: string;
  readonly items: readonly EvidenceItem[];
}

const DIRECTIONS: Readonly<Record<string, EvidenceDirection>> = {
  PASS: "SUPPORTS",
  FAIL: "OPPOSES",
};

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
  const made = lineOf(idOf, judgings, late);
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

/** The items of a line as outputs. */
export function itemOutputs({
  subject,
  criterion,
  items,
}: Omit<LateLine, "claim">): Output[] {
  return items.map((item, place): Output => ({
    role: `item ${place}`,
    label: "EvidenceItem",
    content: { subject, criterion, place },
    props: itemProps(item),
  }));
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

function lineOf(
  idOf: IdOf,
  judgings: readonly JudgingState[],
  late: LateLine,
): {
  readonly line: EvidenceLine;
  readonly outputs: readonly Output[];
  readonly links: readonly LinkRecord[];
} {
  const { criterion, subject, items } = late;
  const content = { subject, criterion };
  const id = idOf({ label: "EvidenceLine", content });
  const line: EvidenceLine = { id, criterion, items };
  const demands = demandsOf(judgings, criterion);
  const asking = CRITERIA.find(({ name }) => name === criterion);
  const result = demands[0] && asking?.assess(demands[0], [line]);
  const own: Output = {
    role: "line",
    label: "EvidenceLine",
    content,
    props: {
      kind: criterion,
      subject,
      direction: DIRECTIONS[result?.outcome ?? ""] ?? "NEUTRAL",
      summary: result?.sentence ?? "No protocol of its verdicts asks for it.",
    },
  };
  const made = itemOutputs(late);
  const tested = new Set(demands.map(criterionId));
  return {
    line,
    outputs: [own, ...made],
    links: [
      ...[...tested].map((to): LinkRecord => ({ type: "TESTS", from: id, to })),
      ...made.map((item): LinkRecord => ({
        type: "HAS_ITEM",
        from: id,
        to: idOf(item),
      })),
    ],
  };
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
