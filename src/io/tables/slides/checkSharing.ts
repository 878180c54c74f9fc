import type { SlideView } from "../cohort.js";
import type { FindingLedger } from "../findings/findingLedger.js";

/** A view with the line it was read from. */
export interface LinedView {
  readonly line: number;
  readonly view: SlideView;
}

/** Writes down slides that are the same to the last byte: of two patients a fault, of one a notice. */
export function checkSharing(
  file: string,
  views: readonly LinedView[],
  ledger: FindingLedger,
): void {
  const first = new Map<string, LinedView>();
  const told = new Set<string>();
  for (const at of views) {
    const { view, line } = at;
    const before = first.get(view.sha256);
    const pair = `${view.sha256} ${view.slide}`;
    if (before === undefined) first.set(view.sha256, at);
    if (before === undefined || told.has(pair)) continue;
    if (
      before.view.slide === view.slide &&
      before.view.patient === view.patient
    )
      continue;
    told.add(pair);
    const place = { file, line, column: "file", value: view.file };
    const same = `the file of slide ${view.slide} is byte for byte that of slide ${before.view.slide}, line ${String(before.line)}`;
    if (before.view.patient !== view.patient)
      ledger.fault(
        "SHARED_SLIDE",
        place,
        `Patients ${before.view.patient} and ${view.patient} share a slide: ${same}.`,
        "Give each patient the slides that are theirs.",
      );
    else
      ledger.notice(
        "IDENTICAL_SLIDES",
        place,
        `Patient ${view.patient} has a slide twice: ${same}.`,
        "Remove one of the rows, else its tiles count twice.",
      );
  }
}
