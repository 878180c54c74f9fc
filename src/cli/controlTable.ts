import Table from "cli-table3";
import { counted } from "./counted.js";

/** A control's figure as the API gives it. */
export interface ControlRow {
  readonly kind: string;
  /** The gene it was put to, or "cohort". */
  readonly subject: string | null;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly n: number;
  readonly p: number | null;
  readonly nullHypothesis: string | null;
  /** Why there is no figure; null where there is one. */
  readonly unmeasured: string | null;
  /** null of a kind that this server does not know any more. */
  readonly meaning: {
    readonly question: string;
    readonly concern: string;
  } | null;
  /** null where there is no figure, and of a kind that this server does not know any more. */
  readonly judgement: {
    readonly bearing: string;
    readonly reason: string;
  } | null;
}

/**
 * The figures for a person: one table a control, genes below each other, with what it asks, what would be bad, what p
 * is the probability under, and whether it speaks for claims of the gene or against them.
 */
export function controlTable(rows: readonly ControlRow[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds
    .map((kind) => tableOf(rows.filter((row) => row.kind === kind)))
    .join("\n\n");
}

/** A figure in one line. */
export function controlLine(row: ControlRow): string {
  const { kind, subject, value, baseline, p, n, unmeasured } = row;
  if (unmeasured !== null) return `${kind}: not measured, ${unmeasured}`;
  const against = baseline === null ? "" : ` (nothing: ${figure(baseline)})`;
  const chance = p === null ? "" : `, p = ${figure(p)}`;
  return `${kind} of ${subject ?? "the claim"}: ${figure(value)}${against}${chance}, ${counted(n, "patient")}`;
}

function tableOf(rows: readonly ControlRow[]): string {
  if (rows.some(({ unmeasured }) => unmeasured !== null))
    return rows.map(controlLine).join("\n");
  const table = new Table({
    head: ["of", "value", "where nothing is", "p", "patients", "speaks"],
    style: { head: [], border: [] },
  });
  for (const { subject, value, baseline, p, n, judgement } of rows)
    table.push([
      subject ?? "",
      figure(value),
      figure(baseline),
      figure(p),
      n,
      judgement?.bearing.toLowerCase() ?? "",
    ]);
  const { kind, nullHypothesis, meaning } = rows[0]!;
  return [
    `${kind}, against ${nullHypothesis ?? "nothing"}`,
    ...(meaning === null
      ? []
      : [`  asks: ${meaning.question}`, `  bad: ${meaning.concern}`]),
    table.toString(),
  ].join("\n");
}

/** Three digits; nothing where there is no figure. */
function figure(value: number | null): string {
  return value === null ? "" : String(Number(value.toPrecision(3)));
}
