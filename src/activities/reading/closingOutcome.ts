import type { ClosingState } from "../../graph/reading/readClosing.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import { READING_CRITERION } from "../../knowledge/reading/tooFewTiles.js";
import type { Judging } from "../../knowledge/verdictProps.js";
import { itemOutputs } from "../evidence/lineOutputs.js";
import { versionWithLine } from "../judging/versionWithLine.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";

/** What closing a reading makes: the report, and the claim's next version with what was read. */
export function closingOutcome(
  idOf: IdOf,
  closing: ClosingState,
  of: {
    readonly items: readonly EvidenceItem[];
    readonly report: string;
    readonly by: Pick<Judging, "judgedAt" | "codeVersion">;
  },
): StepOutcome {
  const { claim, id } = closing.state.reading;
  const late = {
    claim,
    criterion: READING_CRITERION,
    subject: id,
    items: of.items,
  };
  const made = versionWithLine(idOf, closing, late, of.by);
  return { ...made, outputs: [reportOutput(of.report), ...made.outputs] };
}

/** What is computed from answers: the report first, then each item. @param report its blob */
export function readingOutputs(
  reading: string,
  items: readonly EvidenceItem[],
  report: string,
): Output[] {
  return [
    reportOutput(report),
    ...itemOutputs(
      { criterion: READING_CRITERION, subject: reading, items },
      "",
    ),
  ];
}

const reportOutput = (report: string): Output => ({
  role: "report",
  label: "Artifact",
  content: { report },
  props: { kind: "reading-report", blob: report },
});
