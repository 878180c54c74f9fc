import { CONSENSUS_SUBTYPES as CONSENSUS } from "./consensusSubtypes.js";

/** Patients whose class is known, and who was kept out. */
export interface SubtypeLabels {
  /** In the order of their names. */
  readonly classes: readonly string[];
  /** Place of each patient's class; -1: kept out. @shape [patients] */
  readonly labels: Int32Array;
  /** Patients without a class. */
  readonly unlabelled: number;
  /** Classes of too few patients, and how many these are. */
  readonly rare: readonly {
    readonly name: string;
    readonly patients: number;
  }[];
  /** Spellings that were read as another. */
  readonly respelt: readonly { readonly from: string; readonly to: string }[];
}

/** Thrown for labels that no model of subtypes can be taught. */
export class SubtypeLabelError extends Error {
  constructor(
    readonly patient: string | null,
    readonly value: string | null,
    fault: string,
  ) {
    super(fault);
    this.name = "SubtypeLabelError";
  }
}

/** Patients that a class needs. */
export const LEAST_OF_CLASS = 5;

/** What tables write for a patient without a class. */
const NO_CLASS = new Set([
  "",
  "na",
  "nan",
  "n/a",
  "none",
  "nolbl",
  "unknown",
  "unclassified",
  "mixed",
]);

/**
 * Reads the classes of patients as tables write them: blanks and case do not matter, and where one is a consensus molecular
 * subtype no other class is taken.
 * @param written null where nothing is written
 * @throws SubtypeLabelError
 */
export function subtypeLabels(
  written: readonly (string | null)[],
  patients: readonly string[],
): SubtypeLabels {
  const cells = written.map((cell) => (cell ?? "").trim());
  const known = cells.map((cell) =>
    NO_CLASS.has(cell.toLowerCase()) ? null : plain(cell),
  );
  const spelling = spellings(cells, known);
  const consensus = CONSENSUS.some((name) => spelling.has(plain(name)));
  if (consensus) assertConsensus(cells, known, patients);
  const names = known.map((key) => (key === null ? null : spelling.get(key)!));
  const counts = new Map<string, number>();
  for (const name of names)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const all = [...counts].map(([name, n]) => ({ name, patients: n }));
  const rare = all.filter((one) => one.patients < LEAST_OF_CLASS);
  const classes = all
    .filter((one) => one.patients >= LEAST_OF_CLASS)
    .map(({ name }) => name)
    .sort();
  assertSeveral(classes, all);
  const labels = names.map((name) =>
    name === null ? -1 : classes.indexOf(name),
  );
  return {
    classes,
    labels: Int32Array.from(labels),
    unlabelled: names.filter((name) => name === null).length,
    rare,
    respelt: respellings(written, names),
  };
}

function plain(cell: string): string {
  return cell.toUpperCase().replace(/\s+/g, " ");
}

/** Of each class the spelling that most patients have; of consensus subtypes the usual one. */
function spellings(
  cells: readonly string[],
  known: readonly (string | null)[],
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  known.forEach((key, i) => {
    if (key === null) return;
    const own = counts.get(key) ?? new Map<string, number>();
    own.set(cells[i]!, (own.get(cells[i]!) ?? 0) + 1);
    counts.set(key, own);
  });
  return new Map(
    [...counts].map(([key, own]) => {
      if (CONSENSUS.includes(key)) return [key, key];
      const [most] = [...own].sort(
        ([a, n], [b, m]) => m - n || (a < b ? -1 : 1),
      );
      return [key, most![0]];
    }),
  );
}

function assertConsensus(
  cells: readonly string[],
  known: readonly (string | null)[],
  patients: readonly string[],
): void {
  const odd = known.findIndex(
    (key) => key !== null && !CONSENSUS.includes(key),
  );
  if (odd < 0) return;
  throw new SubtypeLabelError(
    patients[odd]!,
    cells[odd]!,
    `patient ${patients[odd]!} is of the class ${cells[odd]!}, which is none of ${CONSENSUS.join(", ")}, as the others are; correct it, or leave the cell empty`,
  );
}

function assertSeveral(
  classes: readonly string[],
  all: readonly { readonly name: string; readonly patients: number }[],
): void {
  if (classes.length >= 2) return;
  const found = all
    .map(({ name, patients }) => `${name} ${patients}`)
    .join(", ");
  throw new SubtypeLabelError(
    null,
    null,
    `two classes of ${LEAST_OF_CLASS} patients or more are needed; the column has ${found === "" ? "none" : found}; name another column with --label, or add patients`,
  );
}

function respellings(
  written: readonly (string | null)[],
  names: readonly (string | null)[],
): { from: string; to: string }[] {
  const pairs = new Map<string, string>();
  names.forEach((name, i) => {
    const from = written[i];
    if (name !== null && from != null && from !== name) pairs.set(from, name);
  });
  return [...pairs].map(([from, to]) => ({ from, to }));
}
