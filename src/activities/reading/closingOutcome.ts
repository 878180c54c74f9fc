import type { ClosingState } from "../../graph/reading/readClosing.js";
import type { JudgingState } from "../../graph/judging/readJudging.js";
import { CRITERIA } from "../../knowledge/criteria/index.js";
import type { EvidenceItem, EvidenceLine } from "../../knowledge/evidence.js";
import type { Demand } from "../../knowledge/protocol.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import { criterionId } from "../../knowledge/protocolId.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import type { Judging } from "../../knowledge/verdictProps.js";
import { itemProps } from "../step/itemProps.js";
import { judgedOn } from "../judging/judgedOn.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { verdictLinks } from "../judging/verdictLinks.js";

/** The criterion that readings are evidence for. */
const CRITERION = "readByPathologist";

const DIRECTIONS: Readonly<Record<string, string>> = {
  PASS: "SUPPORTS",
  FAIL: "OPPOSES",
};

/**
 * What closing a reading makes: the claim's next version, with the evidence it had and that of the reading, and a verdict on
 * it in the place of each that stood on the version before.
 */
export function closingOutcome(
  idOf: IdOf,
  closing: ClosingState,
  of: {
    readonly items: readonly EvidenceItem[];
    readonly report: string;
    readonly by: Pick<Judging, "judgedAt" | "codeVersion">;
  },
): StepOutcome {
  const { state, head, lines, judgings } = closing;
  const { claim } = state.reading;
  const [report, ...items] = readingOutputs(
    state.reading.id,
    of.items,
    of.report,
  );
  const made = lineOf(idOf, closing, { items: of.items, made: items });
  const version: Output = {
    role: "version",
    label: "ClaimVersion",
    content: { claim },
    props: { claim, run: head.run, statement: head.statement },
  };
  const id = idOf(version);
  const all = [...lines, made.line];
  const verdicts = judgings.map((judging) =>
    verdictOf(idOf, { ...judging, version: id, lines: all }, of.by),
  );
  return {
    outputs: [
      report!,
      version,
      ...made.outputs,
      ...verdicts.map(({ output }) => output),
    ],
    links: [
      { type: "VERSION_OF", from: id, to: claim },
      { type: "SUPERSEDES", from: id, to: head.version },
      ...all.map((line): LinkRecord => ({
        type: "HAS_LINE",
        from: id,
        to: line.id,
      })),
      ...made.links,
      ...verdicts.flatMap(({ links }) => links),
    ],
  };
}

const contentOf = (reading: string) => ({
  subject: reading,
  criterion: CRITERION,
});

/** What is computed from answers: the report first, then each item. @param report its blob */
export function readingOutputs(
  reading: string,
  items: readonly EvidenceItem[],
  report: string,
): Output[] {
  return [
    {
      role: "report",
      label: "Artifact",
      content: { report },
      props: { kind: "reading-report", blob: report },
    },
    ...items.map((item, place): Output => ({
      role: `item ${place}`,
      label: "EvidenceItem",
      content: { ...contentOf(reading), place },
      props: itemProps(item),
    })),
  ];
}

/** What the protocols that the claim is judged under ask of readings; those that ask nothing are left out. */
function demandsOf(judgings: readonly JudgingState[]): Demand[] {
  return judgings.flatMap(({ protocol }) =>
    PROTOCOL_FORM.parse(JSON.parse(protocol.json)).criteria.filter(
      ({ name }) => name === CRITERION,
    ),
  );
}

interface ItemsMade {
  readonly items: readonly EvidenceItem[];
  readonly made: readonly Output[];
}

function lineOf(
  idOf: IdOf,
  { state, judgings }: ClosingState,
  { items, made }: ItemsMade,
): {
  readonly line: EvidenceLine;
  readonly outputs: readonly Output[];
  readonly links: readonly LinkRecord[];
} {
  const content = contentOf(state.reading.id);
  const id = idOf({ label: "EvidenceLine", content });
  const line: EvidenceLine = { id, criterion: CRITERION, items };
  const demands = demandsOf(judgings);
  const criterion = CRITERIA.find(({ name }) => name === CRITERION);
  const result = demands[0] && criterion?.assess(demands[0], [line]);
  const own: Output = {
    role: "line",
    label: "EvidenceLine",
    content,
    props: {
      kind: CRITERION,
      subject: state.reading.id,
      direction: DIRECTIONS[result?.outcome ?? ""] ?? "NEUTRAL",
      summary: result?.sentence ?? "No protocol of its verdicts asks for it.",
    },
  };
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
