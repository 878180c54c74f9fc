/** How an error falls with the number of patients: `floor + fall * patients ** -rate`. */
export interface InversePower {
  readonly floor: number;
  readonly fall: number;
  readonly rate: number;
}

/** Rates tried, from a curve that hardly bends to one that is soon flat. */
const RATES = Array.from({ length: 20 }, (_, i) => 0.1 * (i + 1));

/**
 * Least squares over a grid of rates, floor and fall not negative: an error neither goes below 0 nor rises with patients.
 * @shape patients, errors [sizes]
 * @source Figueroa 2012, doi:10.1186/1472-6947-12-8 (inverse power law of learning curves)
 */
export function inversePower(
  patients: readonly number[],
  errors: readonly number[],
): InversePower {
  let best = { floor: 0, fall: 0, rate: 0, squares: Infinity };
  for (const rate of RATES) {
    const x = patients.map((n) => n ** -rate);
    const { floor, fall } = line(x, errors);
    const squares = errors.reduce(
      (sum, e, i) => sum + (e - floor - fall * x[i]!) ** 2,
      0,
    );
    if (squares < best.squares) best = { floor, fall, rate, squares };
  }
  const { floor, fall, rate } = best;
  return { floor, fall, rate };
}

/** The error that a curve foretells. */
export function errorAt(
  { floor, fall, rate }: InversePower,
  patients: number,
): number {
  return floor + fall * patients ** -rate;
}

function line(
  x: readonly number[],
  y: readonly number[],
): { floor: number; fall: number } {
  const n = x.length;
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, v) => sum + v, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, xy, raw, cross] = [0, 0, 0, 0];
  x.forEach((v, i) => {
    xx += (v - mx) ** 2;
    xy += (v - mx) * (y[i]! - my);
    raw += v * v;
    cross += v * y[i]!;
  });
  const fall = xx > 0 ? xy / xx : 0;
  if (fall <= 0) return { floor: my, fall: 0 };
  const floor = my - fall * mx;
  return floor >= 0 ? { floor, fall } : { floor: 0, fall: cross / raw };
}
