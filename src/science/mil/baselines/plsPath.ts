/** Inner products of all rows. @shape [rows][rows] */
export type Gram = readonly ArrayLike<number>[];

/**
 * Partial least squares of one label, from inner products alone: what one component predicts, what two do, and so on. Each
 * component is the direction that goes with what the ones before have left of the label, and is then taken from the rows.
 * Rows and label are centred on the training rows. Components end where nothing is left.
 * @param training rows to learn from
 * @param label of the training rows, in their order
 * @returns predictions of all rows, by number of components from 0 (the mean) @shape [components + 1][rows]
 * @source Rosipal & Trejo 2001, Kernel Partial Least Squares Regression, JMLR 2:97
 */
export function plsPath(
  gram: Gram,
  training: readonly number[],
  label: readonly number[],
  most: number,
): Float64Array[] {
  const mean = label.reduce((sum, y) => sum + y, 0) / label.length;
  const products = centred(gram, training);
  let left = Float64Array.from(label, (y) => y - mean);
  const path = [new Float64Array(gram.length).fill(mean)];
  const size = dot(left, left);
  const spread = training.reduce((sum, b, i) => sum + products[b]![i]!, 0);
  while (path.length <= most) {
    const scores = times(products, left);
    const own = at(scores, training);
    const length = Math.sqrt(dot(own, own));
    if (!(length > 1e-9 * spread * Math.sqrt(size))) break;
    scores.forEach((_, row) => (scores[row]! /= length));
    own.forEach((_, i) => (own[i]! /= length));
    const slope = dot(own, left);
    const before = path.at(-1)!;
    path.push(before.map((value, row) => value + slope * scores[row]!));
    left = left.map((y, i) => y - slope * own[i]!);
    take(products, scores, own, training);
  }
  return path;
}

/** Products of every row with the training rows, all less the training mean. @shape [rows][training] */
function centred(gram: Gram, training: readonly number[]): Float64Array[] {
  const n = training.length;
  const rows = gram.map((row) => at(row, training));
  const ofRow = times(rows, new Float64Array(n).fill(1 / n));
  const ofColumn = new Float64Array(n);
  for (const b of training)
    for (let i = 0; i < n; i++) ofColumn[i]! += rows[b]![i]! / n;
  const all = ofColumn.reduce((sum, x) => sum + x / n, 0);
  for (const [r, row] of rows.entries())
    for (let i = 0; i < n; i++) row[i]! += all - ofRow[r]! - ofColumn[i]!;
  return rows;
}

/** Takes a component, whose training scores have unit length, from rows and training rows. */
function take(
  products: Float64Array[],
  scores: Float64Array,
  own: Float64Array,
  training: readonly number[],
): void {
  const loaded = times(products, own);
  const ownLoaded = at(loaded, training);
  const load = dot(ownLoaded, own);
  for (const [r, row] of products.entries())
    for (let i = 0; i < row.length; i++)
      row[i]! -=
        (loaded[r]! - load * scores[r]!) * own[i]! + scores[r]! * ownLoaded[i]!;
}

function at(
  values: ArrayLike<number>,
  places: readonly number[],
): Float64Array {
  const out = new Float64Array(places.length);
  for (let i = 0; i < out.length; i++) out[i] = values[places[i]!]!;
  return out;
}

/** Each row's product with a vector. @shape result [rows] */
function times(
  rows: readonly Float64Array[],
  vector: Float64Array,
): Float64Array {
  const out = new Float64Array(rows.length);
  for (let r = 0; r < rows.length; r++) out[r] = dot(rows[r]!, vector);
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
