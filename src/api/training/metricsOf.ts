import type { RowOf } from "../../graph/read/rows/rows.js";
import { intervalOf } from "./intervalOf.js";
import type { Metric } from "./metric.type.js";

/** Metrics as the graph keeps them, as the API shows them. */
export function metricsOf(rows: RowOf<"Prediction">["metrics"]): Metric[] {
  return rows.map((row) => ({ ...row, interval: intervalOf(row) }));
}
