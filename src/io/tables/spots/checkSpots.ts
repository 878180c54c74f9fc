import type { CohortFolder } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { SpotRow } from "./openSpots.js";
import { openSpots } from "./openSpots.js";

/** A slide's size; null where the slide was not or cannot be opened. */
export type KnownSlides = ReadonlyMap<
  string,
  { readonly width: number; readonly height: number } | null
>;

/** Reads spots.csv to find what is wrong with it, and gives its hash; null where it cannot be read to its end. */
export async function checkSpots(
  source: {
    readonly folder: CohortFolder;
    readonly file: string;
    readonly scale: "linear" | "log2";
    /** null where slides.csv was not read. */
    readonly slides: KnownSlides | null;
  },
  ledger: FindingLedger,
): Promise<string | null> {
  const { file, slides } = source;
  const table = await openSpots(source, ledger);
  if (table === null) return null;
  const first = new Map<string, number>();
  for await (const row of table.rows) {
    if (slides !== null) reportSlide(file, row, slides, ledger);
    const { slide, x, y, line } = row;
    const spot = JSON.stringify([slide, x, y]);
    const before = first.get(spot);
    if (before === undefined) first.set(spot, line);
    else
      ledger.fault(
        "DUPLICATE_SPOT",
        { file, line, column: "x", value: `${String(x)} ${String(y)}` },
        `Slide ${slide} has a spot at this place already, on line ${String(before)}.`,
        "Keep one of them.",
      );
  }
  return table.complete() ? table.sha256() : null;
}

function reportSlide(
  file: string,
  { line, slide, x, y, diameter }: SpotRow,
  slides: KnownSlides,
  ledger: FindingLedger,
): void {
  const size = slides.get(slide);
  if (size === undefined)
    return ledger.fault(
      "UNKNOWN_SLIDE",
      { file, line, column: "slide", value: slide },
      `Slide ${slide} has no row in the table of slides.`,
      "Add the slide there, or correct the name here.",
    );
  const inside =
    x >= 0 &&
    y >= 0 &&
    diameter > 0 &&
    (size === null || (x <= size.width && y <= size.height));
  if (!inside)
    ledger.fault(
      "SPOT_OUTSIDE",
      {
        file,
        line,
        column: "x",
        value: `${String(x)} ${String(y)} ${String(diameter)}`,
      },
      `The spot is no part of slide ${slide}${size === null ? "" : `, which has ${String(size.width)} x ${String(size.height)} pixels`}.`,
      "Give the centre and the diameter of each spot in level-0 pixels.",
    );
}
