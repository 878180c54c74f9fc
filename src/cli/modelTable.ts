import Table from "cli-table3";
import { counted } from "./counted.js";

/** One figure, beside the training mean's. */
export interface MetricRow {
  readonly name: string;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly p: number | null;
  readonly q: number | null;
}

/** A gene's figures on one set of patients. */
export interface EvaluationRow {
  readonly gene: string;
  readonly scope: string;
  readonly metrics: readonly MetricRow[];
}

const RIVAL = "pearson of ";

/** Genes from the best predicted: r, error and calibration beside the training mean's, and r and error of simpler models. */
export function modelTable(rows: readonly EvaluationRow[]): string {
  const rivals = [
    ...new Set(
      rows.flatMap(({ metrics }) =>
        metrics
          .filter(({ name }) => name.startsWith(RIVAL))
          .map(({ name }) => name.slice(RIVAL.length)),
      ),
    ),
  ];
  const table = new Table({
    head: ["gene", "r (95 %)", "q", "RMSE (mean's)", "slope", ...rivals],
    style: { head: [], border: [] },
  });
  const r = (row: EvaluationRow): number =>
    isConstant(row) ? -2 : (metric(row, "pearson")?.value ?? -2);
  for (const row of [...rows].sort((a, b) => r(b) - r(a)))
    table.push([row.gene, ...cells(row, rivals)]);
  const constant = rows.filter(isConstant).length;
  return [
    table.toString(),
    "Of simpler models: r / RMSE, on the same patients. One that says the same of everybody has r 0.00.",
    ...(constant === 0
      ? []
      : [
          `${counted(constant, "gene")} with no r: measured the same in all these patients, so that nothing can be predicted, by no model.`,
        ]),
  ].join("\n");
}

function cells(row: EvaluationRow, rivals: readonly string[]): string[] {
  if (isConstant(row)) return ["no r", "", "", "", ...rivals.map(() => "")];
  return [
    withInterval(metric(row, "pearson")),
    metric(row, "pearson")?.q?.toPrecision(2) ?? "",
    withMean(metric(row, "rmse")),
    fixed(metric(row, "calibrationSlope")),
    ...rivals.map((name) => rival(row, name)),
  ];
}

/** Whether a gene has one value in all these patients: then it has a skill, of 0, and no r2. */
function isConstant(row: EvaluationRow): boolean {
  return metric(row, "skill") !== undefined && metric(row, "r2") === undefined;
}

function metric(row: EvaluationRow, name: string): MetricRow | undefined {
  return row.metrics.find((one) => one.name === name);
}

function fixed(row: MetricRow | undefined): string {
  return row?.value?.toFixed(2) ?? "";
}

function withInterval(row: MetricRow | undefined): string {
  const interval = row?.interval;
  return interval == null
    ? fixed(row)
    : `${fixed(row)} (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
}

function withMean(row: MetricRow | undefined): string {
  return row?.baseline == null
    ? fixed(row)
    : `${fixed(row)} (${row.baseline.toFixed(2)})`;
}

function rival(row: EvaluationRow, name: string): string {
  return ["pearson", "rmse"]
    .map((figure) => fixed(metric(row, `${figure} of ${name}`)))
    .join(" / ");
}
