import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { KnownFact } from "../../knowledge/knownFact.js";
import { approvedSymbol } from "./genes/geneAliases.js";

/** Thrown for a table of known facts that cannot be read as such. */
export class KnownFactsError extends Error {
  constructor(file: string, place: string, fault: string) {
    super(`${file}${place}: ${fault}`);
    this.name = "KnownFactsError";
  }
}

const text = z.string().trim().min(1, "is empty; fill it in");

const row = z.strictObject({
  gene: text.transform((symbol) => approvedSymbol(symbol)),
  kind: z.enum(["morphology", "subtype"]),
  of: text,
  direction: z.enum(["HIGHER", "LOWER"]),
  tissue: text,
  source: text,
});

/**
 * Reads a table of what is published already: CSV with the columns gene, kind (morphology or subtype), of, direction
 * (HIGHER or LOWER), tissue ("any", or words that a cohort's tissue contains), source. Genes by approved symbol.
 * @throws KnownFactsError with file, line, column and value
 */
export async function readKnownFacts(file: string): Promise<KnownFact[]> {
  const name = basename(file);
  const rows = recordsOf(name, await readFile(file, "utf8"));
  if (rows.length === 0)
    throw new KnownFactsError(name, "", "it holds no fact; add a row");
  return rows.map(({ record, info }) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const column = String(issue?.path[0] ?? "");
    const place = `:${info.lines}${column === "" ? "" : `:${column}`}`;
    const value =
      column === "" ? "" : ` (${JSON.stringify(record[column] ?? "")})`;
    throw new KnownFactsError(
      name,
      place,
      `${issue?.message ?? "bad"}${value}`,
    );
  });
}

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  /** Line of the row's end, counted from 1. */
  readonly info: { readonly lines: number };
}

function recordsOf(name: string, csv: string): CsvRow[] {
  try {
    return parse(csv, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as CsvRow[];
  } catch (error) {
    if (error instanceof CsvError)
      throw new KnownFactsError(name, "", error.message);
    throw error;
  }
}
