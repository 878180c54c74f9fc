import { basename } from "node:path";
import { readNumber } from "../tables/csv/readNumber.js";
import { BadSectionsError } from "./badSectionsError.js";
import type { TsvRow } from "./readTsv.js";
import { readTsv } from "./readTsv.js";

/** Counts of a section: a spot a row, a gene a column. */
export interface SectionCounts {
  /** Places on the array, as in "10x21". */
  readonly spots: readonly string[];
  /** As written in the file. */
  readonly genes: readonly string[];
  /** A row for each spot. @shape [spots] of [genes] */
  readonly rows: readonly Float64Array[];
}

/** Reads a table of counts, whose first line names the genes after an empty cell. @throws BadSectionsError */
export async function readCounts(path: string): Promise<SectionCounts> {
  const rows = new Map<string, Float64Array>();
  let genes: readonly string[] | null = null;
  for await (const row of readTsv(path)) {
    const [spot = "", ...cells] = row.cells;
    if (genes === null) {
      genes = cells;
      refuseDoubled(row);
      continue;
    }
    if (rows.has(spot))
      throw new BadSectionsError(
        row.place,
        `spot ${spot} has a line already`,
        "keep one line for each spot",
      );
    rows.set(
      spot,
      Float64Array.from(cells, (cell, g) =>
        countOf(row, genes?.[g] ?? "", cell),
      ),
    );
  }
  if (genes === null || rows.size === 0)
    throw new BadSectionsError(
      basename(path),
      "no counts",
      "give a line of genes, then a line for each spot",
    );
  return { spots: [...rows.keys()], genes, rows: [...rows.values()] };
}

function refuseDoubled({ place, cells }: TsvRow): void {
  const seen = new Set<string>();
  for (const gene of cells.slice(1)) {
    if (gene !== "" && !seen.has(gene)) {
      seen.add(gene);
      continue;
    }
    throw new BadSectionsError(
      place,
      gene === "" ? "a column has no name" : `gene ${gene} is there twice`,
      "give each gene one column",
    );
  }
}

function countOf(row: TsvRow, gene: string, cell: string): number {
  const read = readNumber(cell);
  if (read.kind === "number" && read.value >= 0) return read.value;
  throw new BadSectionsError(
    `${row.place}:${gene}`,
    `${JSON.stringify(cell)} is no count`,
    "write a number that is not below zero; 0 where nothing was counted",
  );
}
