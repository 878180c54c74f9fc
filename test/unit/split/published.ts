import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Group } from "../../../src/science/split/group.js";
import { realData } from "../../io/slides/realData.js";

/** Published folds of whole sites over the same patients, and those patients with their site and molecular subtype. */
export interface Published {
  readonly groups: readonly Group[];
  /** Fold of each patient, from 0, by what the folds were made even for. */
  readonly folds: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const SUFFIX = "_preserved_site";

/** Reads what Howard 2021 published for TCGA's colorectal patients; null where the shared data are absent. */
export function publishedFolds(): Published | null {
  const folds = realData("folds_tcga_crc", "preserved_site_folds_coad.csv");
  const slides = realData("folds_tcga_crc", "coad_slides_with_cms.csv");
  if (folds === null || slides === null) return null;
  const subtype = new Map(
    rows(slides).map((row) => [row["patient"]!, row["CMS"] || null]),
  );
  const patients = new Map(
    rows(folds).map((row) => [row["submitter_id"]!, row]),
  );
  const columns = Object.keys([...patients.values()][0] ?? {});
  return {
    groups: [...patients.keys()].map((id) => ({
      id,
      site: id.slice("TCGA-".length, "TCGA-".length + 2),
      stratum: subtype.get(id) ?? null,
    })),
    folds: new Map(
      columns
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => [
          name,
          new Map(
            [...patients].map(([id, row]) => [id, Number(row[name]) - 1]),
          ),
        ]),
    ),
  };
}

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true });
}
