import { FileChangedError } from "./assertUnchanged.js";
import { openFolder } from "./cohortFolder.js";
import type { Finding } from "./finding.js";
import { createLedger } from "./findings/findingLedger.js";
import { approvedSymbol } from "./genes/geneAliases.js";
import type { SpotRow, SpotTable } from "./spots/openSpots.js";
import { openSpots, SPOT_KEYS } from "./spots/openSpots.js";
import type { SpotSection } from "./spots/spotSection.js";

/** Thrown for a table of spots that cannot be used; the cohort's check tells all that is wrong with it. */
export class BadSpotsError extends Error {
  override readonly name = "BadSpotsError";

  constructor(readonly fault: Finding) {
    const { file, line, message, remedy } = fault;
    super(
      `${file}${line === null ? "" : `:${String(line)}`}: ${message} ${remedy}`,
    );
  }
}

/** Which spots to read. */
export interface SpotRequest {
  /** The cohort's folder. */
  readonly folder: string;
  readonly file: string;
  /** Hash that the file's bytes must have; null: any. */
  readonly sha256: string | null;
  readonly scale: "linear" | "log2";
  readonly slideRoots: readonly string[];
  /** Genes to read, by approved symbols, where the table has them; null: all. */
  readonly genes: ReadonlySet<string> | null;
}

/** Reads spots.csv, slide by slide. @throws BadSpotsError, FileChangedError */
export async function readSpots(
  request: SpotRequest,
): Promise<readonly SpotSection[]> {
  const { file, scale } = request;
  const ledger = createLedger();
  const folder = await openFolder(request.folder, request.slideRoots);
  const table = folder && (await openSpots({ folder, file, scale }, ledger));
  const sections = table === null ? [] : await readSections(table, request);
  const [fault] = ledger.findings().faults;
  if (fault) throw new BadSpotsError(fault);
  if (table === null) throw new Error(`${request.folder} is not a folder`);
  const { sha256 } = request;
  if (sha256 !== null && table.sha256() !== sha256)
    throw new FileChangedError(file, sha256, table.sha256());
  return sections;
}

async function readSections(
  table: SpotTable,
  { genes: wanted }: SpotRequest,
): Promise<SpotSection[]> {
  const columns = [...table.header.keys()].filter(
    (c) =>
      c >= SPOT_KEYS.length &&
      (wanted === null || wanted.has(approvedSymbol(table.header[c] ?? ""))),
  );
  const genes = columns.map((c) => approvedSymbol(table.header[c] ?? ""));
  const bySlide = new Map<string, SpotRow[]>();
  for await (const row of table.rows) {
    const kept = {
      ...row,
      cells: Float64Array.from(columns, (c) => row.cells[c] ?? Number.NaN),
    };
    const rows = bySlide.get(row.slide);
    if (rows) rows.push(kept);
    else bySlide.set(row.slide, [kept]);
  }
  return [...bySlide].map(([slide, rows]) => sectionOf(slide, rows, genes));
}

function sectionOf(
  slide: string,
  rows: readonly SpotRow[],
  genes: readonly string[],
): SpotSection {
  const values = new Float64Array(rows.length * genes.length);
  rows.forEach(({ cells }, s) => {
    values.set(cells, s * genes.length);
  });
  return {
    slide,
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    diameter: Float64Array.from(rows, ({ diameter }) => diameter),
    genes,
    values,
  };
}
