import type { CohortFolder } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { SlideView, ViewFeatures } from "../cohort.js";
import { checkFeatures } from "./checkFeatures.js";
import { checkSharing } from "./checkSharing.js";
import { examineFeatures } from "./examineFeatures.js";
import { examineSlides } from "./examineSlides.js";
import type { SlideRow } from "./readSlideRows.js";
import type { SeenRow } from "./viewSlide.js";
import { viewFeatures } from "./viewFeatures.js";
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
  const features = await examineFeatures(
    folder,
    rows.flatMap((row) => row.features ?? []),
  );
  const seen = new Map<SlideRow, SeenRow>();
  for (const row of rows) {
    const slide = found.get(row.file);
    if (!slide) continue;
    const at = viewSlide(file, row, slide, ledger);
    const own = features.get(row.features ?? "");
    if (at?.kind === "view" && own) {
      const made = { view: at.view, found: own };
      const ready = viewFeatures(file, row, made, ledger);
      seen.set(row, ready && withFeatures(at.view, ready));
    } else seen.set(row, at);
  }
  const views = [...seen].flatMap(([{ line }, at]) =>
    at?.kind === "view" ? [{ line, view: at.view }] : [],
  );
  checkSharing(file, views, ledger);
  checkFeatures(file, views, ledger);
  return seen;
}

function withFeatures(view: SlideView, features: ViewFeatures): SeenRow {
  return { kind: "view", view: { ...view, features } };
}
