import type { FeatureTable } from "../../../src/science/subtype/ebm/ebmInput.js";

/** A table from its rows. */
export function tableOf(
  features: readonly string[],
  rows: readonly (readonly (number | null)[])[],
): FeatureTable {
  const values = new Float64Array(features.length * rows.length);
  rows.forEach((row, r) =>
    row.forEach((x, f) => (values[f * rows.length + r] = x ?? Number.NaN)),
  );
  return { features, rows: rows.length, values };
}

/** Numbers that look drawn, without a generator: fractions of a sine. */
export function noise(i: number): number {
  const x = Math.sin(i * 12.9898 + 4.1414) * 43758.5453;
  return x - Math.floor(x);
}

/** `a` decides the class, `b` is noise, `c` never varies. */
export function twoClasses(rows: number): {
  table: FeatureTable;
  labels: Int32Array;
} {
  const own = Array.from({ length: rows }, (_, i) => [
    noise(i),
    noise(i + 1000),
    7,
  ]);
  const labels = Int32Array.from(own, ([a], i) =>
    a! + 0.3 * (noise(i + 5000) - 0.5) > 0.5 ? 1 : 0,
  );
  return { table: tableOf(["a", "b", "c"], own), labels };
}
