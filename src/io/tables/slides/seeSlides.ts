import type { CohortFolder } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { checkSharing } from "./checkSharing.js";
import { examineSlides } from "./examineSlides.js";
import type { SlideRow } from "./readSlideRows.js";
import type { SeenRow } from "./viewSlide.js";
import { viewSlide } from "./viewSlide.js";

/** Opens the slides that the rows name, and gives what each row turned out to be. */
export async function seeSlides(
  table: {
    readonly folder: CohortFolder;
    /** Name of the table, for findings. */
    readonly file: string;
    readonly rows: readonly SlideRow[];
  },
  ledger: FindingLedger,
): Promise<ReadonlyMap<SlideRow, SeenRow>> {
  const { folder, file, rows } = table;
  const names = rows.map((row) => row.file);
  const found = await examineSlides(folder, names);
  const seen = new Map<SlideRow, SeenRow>();
  for (const row of rows) {
    const slide = found.get(row.file);
    if (slide) seen.set(row, viewSlide(file, row, slide, ledger));
  }
  const views = [...seen].flatMap(([{ line }, at]) =>
    at?.kind === "view" ? [{ line, view: at.view }] : [],
  );
  checkSharing(file, views, ledger);
  return seen;
}
