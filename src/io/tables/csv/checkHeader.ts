import type { FindingLedger } from "../findings/findingLedger.js";

/** A header and what it must have. */
export interface Header {
  readonly file: string;
  readonly header: readonly string[];
  readonly required: readonly string[];
  /** Whether the required columns come first, in their order, or anywhere. */
  readonly order: "first" | "any";
  /** Code of a column that is there twice. */
  readonly doubled: "DUPLICATE_COLUMN" | "DUPLICATE_GENE";
}

/**
 * Whether the columns that are required are there. Columns without a name, or with another's, are faults too, but
 * the rows can still be looked at.
 */
export function checkHeader(given: Header, ledger: FindingLedger): boolean {
  const { file, header, required, order } = given;
  const absent = required.filter((name) => !header.includes(name));
  const misplaced =
    order === "first" && absent.length === 0
      ? required.find((name, c) => header[c] !== name)
      : undefined;
  if (misplaced !== undefined) reportMisplaced(given, misplaced, ledger);
  const alone = header.length === 1 ? separatorIn(header[0] ?? "") : null;
  for (const column of absent)
    ledger.fault(
      "MISSING_COLUMN",
      { file, line: 1, column, value: header.join(",") },
      `${file} has no column ${column}.`,
      alone === null
        ? `Add it, or correct its name in the first line: ${column}.`
        : `Separate the columns by commas; they seem to be separated by ${alone}.`,
    );
  reportNames(given, ledger);
  return absent.length === 0 && misplaced === undefined;
}

function reportMisplaced(
  { file, header, required }: Header,
  column: string,
  ledger: FindingLedger,
): void {
  const value = header.slice(0, required.length).join(",");
  ledger.fault(
    "MISSING_COLUMN",
    { file, line: 1, column, value },
    `${file} does not start with ${required.join(", ")}.`,
    `Put ${required.join(", ")} first, then one column for each gene.`,
  );
}

function reportNames(
  { file, header, doubled }: Header,
  ledger: FindingLedger,
): void {
  const first = new Map<string, number>();
  for (const [c, name] of header.entries()) {
    const place = { file, line: 1, column: name };
    const before = first.get(name);
    if (name === "")
      ledger.fault(
        "UNNAMED_COLUMN",
        { ...place, value: String(c + 1) },
        `Column ${String(c + 1)} has no name.`,
        "Name it in the first line, or remove it.",
      );
    else if (before !== undefined)
      ledger.fault(
        doubled,
        { ...place, value: name },
        `Columns ${String(before + 1)} and ${String(c + 1)} are both named ${name}.`,
        "Keep one of them, or correct a name.",
      );
    else first.set(name, c);
  }
}

function separatorIn(name: string): string | null {
  if (name.includes(";")) return "semicolons";
  return name.includes("\t") ? "tabs" : null;
}
