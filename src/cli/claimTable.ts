import Table from "cli-table3";
import type { ClaimRow } from "./claimRow.js";
import { correlateOf, NOT_JUDGED, standingOf } from "./claimRow.js";
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
  const table = new Table({
    head: ["claim", "gene", "is", "with more, or in", "verdict", "main reason"],
    style: { head: [], border: [] },
    colWidths: [14, 16, 9, 18, 14, 66],
    wordWrap: true,
  });
  for (const row of shown) table.push(cells(row));
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

function cells(row: ClaimRow): string[] {
  const genes =
    row.scope === "MODULE"
      ? `${row.gene} (module of ${row.genes.length})`
      : row.gene;
  return [
    row.id.slice(0, "claim-".length + 6),
    genes,
    row.direction.toLowerCase(),
    correlateOf(row),
    `${standingOf(row)}${row.exploratory ? " (exploratory)" : ""}`,
    row.novel === false
      ? `Published already: a positive control. ${reasonOf(row).main}`
      : reasonOf(row).main,
  ];
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
