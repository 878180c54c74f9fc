/** Brings rows to mean 0 and spread 1 of some rows; what is missing, or does not vary among them, becomes 0. */
export function standardColumns(
  by: readonly Float64Array[],
): (row: Float64Array) => Float64Array {
  const dim = by[0]!.length;
  const mean = new Float64Array(dim);
  const scale = new Float64Array(dim);
  for (let f = 0; f < dim; f++) {
    const known = by.map((row) => row[f]!).filter((v) => !Number.isNaN(v));
    if (known.length === 0) continue;
    const middle = known.reduce((sum, v) => sum + v, 0) / known.length;
    const spread = Math.sqrt(
      known.reduce((sum, v) => sum + (v - middle) ** 2, 0) / known.length,
    );
    mean[f] = middle;
    scale[f] = spread > 1e-9 * (1 + Math.abs(middle)) ? 1 / spread : 0;
  }
  return (row) =>
    row.map((v, f) =>
      Number.isNaN(v) || scale[f] === 0 ? 0 : (v - mean[f]!) * scale[f]!,
    );
}
