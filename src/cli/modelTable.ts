import Table from "cli-table3";

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
  const r = (row: EvaluationRow): number => metric(row, "pearson")?.value ?? -2;
  for (const row of [...rows].sort((a, b) => r(b) - r(a)))
    table.push([
      row.gene,
      withInterval(metric(row, "pearson")),
      metric(row, "pearson")?.q?.toPrecision(2) ?? "",
      withMean(metric(row, "rmse")),
      fixed(metric(row, "calibrationSlope")),
      ...rivals.map((name) => rival(row, name)),
    ]);
  return `${table.toString()}\nOf simpler models: r / RMSE, on the same patients.`;
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
