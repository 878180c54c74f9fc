import Table from "cli-table3";
import type { ClaimRow } from "./claimRow.js";
import {
  areOfSeveral,
  correlateOf,
  NOT_JUDGED,
  standingOf,
} from "./claimRow.js";
import { counted } from "./counted.js";

/** Outcomes in the order in which they are told. */
export const OUTCOMES = ["SUPPORTED", "INCONCLUSIVE", "SUSPENDED", "REFUTED"];
/** The same of every row, judged or not. */
const STANDINGS = [...OUTCOMES.map((one) => one.toLowerCase()), NOT_JUDGED];
/** Clear nulls are many and alike; the table shows the first few and counts the rest. */
const NULLS_SHOWN = 3;

/**
 * The verdicts for a person: what stands, what is explained by something else, what stays open, and a few of the
 * refuted, with the rest counted.
 */
export function claimTable(rows: readonly ClaimRow[]): string {
  const ranked = [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.gene.localeCompare(b.gene) ||
      correlateOf(a).localeCompare(correlateOf(b)),
  );
  if (rows.length === 0) return "No claim matches what was asked for.";
  const { shown, hidden } = shorten(ranked);
  const columns = columnsFor(rows);
  const table = new Table({
    head: columns.map(({ head }) => head),
    style: { head: [], border: [] },
    colWidths: columns.map(({ width }) => width),
    wordWrap: true,
  });
  for (const row of shown) table.push(columns.map(({ cell }) => cell(row)));
  const counts = STANDINGS.map((standing) => ({
    standing,
    n: rows.filter((row) => standingOf(row) === standing).length,
  }))
    .filter(({ n }) => n !== 0)
    .map(({ standing, n }) => `${n} ${standing}`);
  const more =
    hidden === 0
      ? ""
      : `; ${hidden} of them are not shown. Every one on a line: npx histoclaim claims --all`;
  return `${table.toString()}\n${caveats(shown)}${counted(rows.length, "claim")}: ${counts.join(", ")}${more}`;
}

function rank(row: ClaimRow): number {
  const standing = STANDINGS.indexOf(standingOf(row));
  return row.explainedBy === undefined ? standing : standing - 0.5;
}

function shorten(ranked: readonly ClaimRow[]): {
  shown: ClaimRow[];
  hidden: number;
} {
  const kept = ranked.filter(
    (row) => row.outcome === "SUPPORTED" || row.explainedBy !== undefined,
  );
  const rest = ranked.filter((row) => !kept.includes(row));
  const few = STANDINGS.flatMap((standing) =>
    rest.filter((row) => standingOf(row) === standing).slice(0, NULLS_SHOWN),
  );
  return { shown: [...kept, ...few], hidden: rest.length - few.length };
}

interface Column {
  readonly head: string;
  /** @unit characters */
  readonly width: number;
  readonly cell: (row: ClaimRow) => string;
}

const COHORT: Column = {
  head: "cohort",
  width: 24,
  cell: ({ cohort = "" }) => cohort,
};

const COLUMNS: readonly Column[] = [
  {
    head: "claim",
    width: 14,
    cell: ({ id }) => id.slice(0, "claim-".length + 6),
  },
  {
    head: "gene",
    width: 16,
    cell: ({ scope, gene, genes }) =>
      scope === "MODULE" ? `${gene} (module of ${genes.length})` : gene,
  },
  { head: "is", width: 9, cell: ({ direction }) => direction.toLowerCase() },
  { head: "with more, or in", width: 18, cell: correlateOf },
  {
    head: "verdict",
    width: 14,
    cell: (row) =>
      `${standingOf(row)}${row.exploratory ? " (exploratory)" : ""}`,
  },
  {
    head: "main reason",
    width: 66,
    cell: (row) =>
      row.novel === false
        ? `Published already: a positive control. ${reasonOf(row).main}`
        : reasonOf(row).main,
  },
];

/** The cohort is told where there are several: the same is claimed of each. */
function columnsFor(rows: readonly ClaimRow[]): readonly Column[] {
  return areOfSeveral(rows) ? COLUMNS.toSpliced(-1, 0, COHORT) : COLUMNS;
}

/** A supported claim's first sentence says why; what its protocol adds to all that it supports comes after. */
function reasonOf({ outcome, reason }: ClaimRow): {
  main: string;
  caveat: string;
} {
  const end = outcome === "SUPPORTED" ? reason.indexOf(". ") + 1 : 0;
  return end === 0
    ? { main: reason, caveat: "" }
    : { main: reason.slice(0, end), caveat: reason.slice(end + 1) };
}

/** Each caveat once, with what it is said of. */
function caveats(rows: readonly ClaimRow[]): string {
  const said = new Set(rows.map((row) => reasonOf(row).caveat));
  said.delete("");
  return [...said]
    .map((caveat) => `Of what is supported: ${caveat}\n`)
    .join("");
}
