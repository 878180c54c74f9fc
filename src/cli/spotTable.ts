import Table from "cli-table3";
import type { SpotRow } from "./commands/discover.js";

/** Predictions for sections that were not trained on, against the spots measured there: genes by sections. */
export function spotTable(rows: readonly SpotRow[]): string {
  const slides = [...new Set(rows.map(({ slide }) => slide.name))];
  const table = new Table({
    head: ["gene", ...slides.map((slide) => `${slide}: rank r (p)`)],
    style: { head: [], border: [] },
  });
  for (const gene of new Set(rows.map((row) => row.gene)))
    table.push([gene, ...slides.map((slide) => cell(rows, gene, slide))]);
  return [
    "Predictions for sections that were not trained on, against the spots measured there.",
    "p: one-sided, spots shifted on a torus; too small where a gene varies over half the section or more.",
    table.toString(),
  ].join("\n");
}

function cell(rows: readonly SpotRow[], gene: string, slide: string): string {
  const row = rows.find((one) => one.gene === gene && one.slide.name === slide);
  if (row === undefined) return "";
  const p = row.p === null ? "none" : row.p.toPrecision(2);
  return `${row.spearman.toFixed(2)} (${p})`;
}
