import type { SlideView } from "../cohort.js";
import type { FindingLedger } from "../findings/findingLedger.js";

/** A view with the line it was read from. */
interface LinedView {
  readonly line: number;
  readonly view: SlideView;
}

/** Share by which tiles of two slides may differ in size. */
const SLACK = 0.02;

/** Writes down features that do not go together: some slides without any, numbers of other length, tiles of other size. */
export function checkFeatures(
  file: string,
  views: readonly LinedView[],
  ledger: FindingLedger,
): void {
  const first = views.find(({ view }) => view.features);
  if (!first?.view.features) return;
  const { dim, size } = first.view.features;
  const microns = size * first.view.mpp;
  for (const { line, view } of views) {
    const place = { file, line, column: "features" };
    const own = view.features;
    const width = own ? own.size * view.mpp : microns;
    if (!own)
      ledger.fault(
        "FEATURES_PARTIAL",
        place,
        `Slide ${view.slide} has no features; slide ${first.view.slide}, line ${first.line}, has.`,
        "Name features for every slide, or for none.",
      );
    else if (own.dim !== dim)
      ledger.fault(
        "FEATURES_DIM",
        { ...place, value: own.file },
        `The features of slide ${view.slide} have ${own.dim} numbers a tile; those of slide ${first.view.slide}, line ${first.line}, have ${dim}.`,
        "Extract the features of all slides with one encoder.",
      );
    else if (Math.abs(width / microns - 1) > SLACK)
      ledger.fault(
        "FEATURES_TILE_SIZE",
        { ...place, value: own.file },
        `The tiles of slide ${view.slide}'s features are ${width.toFixed(1)} um wide; those of slide ${first.view.slide}, line ${first.line}, are ${microns.toFixed(1)} um.`,
        "Extract the features of all slides with tiles of one size in microns.",
      );
  }
}
