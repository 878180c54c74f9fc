/** A figure beside that of the training mean. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  /** The same of the training mean of the patient's site; null where a constant has none. */
  readonly baseline: number | null;
}

/** Below this a relative error says more of the value than of the prediction. @unit log2 expression */
const NEAR_ZERO = 0.1;

/**
 * Errors of predictions on the log2 scale, each beside those of the training mean. MAPE leaves out values near zero;
 * it is absent where all are.
 * @param predicted, observed deviations from `centre` @unit log2 expression @shape each [bags]
 */
export function errorMetrics(input: {
  readonly predicted: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
  readonly centre: ArrayLike<number>;
}): Metric[] {
  const { predicted, observed, centre } = input;
  const bags = Array.from({ length: observed.length }, (_, b) => b);
  const mean = (of: (b: number) => number, over = bags): number =>
    over.reduce((sum, b) => sum + of(b), 0) / over.length;
  const error = (b: number): number => observed[b]! - predicted[b]!;
  const plain = (b: number): number => observed[b]!;
  const mse = mean((b) => error(b) ** 2);
  const baseline = mean((b) => plain(b) ** 2);
  const value = (b: number): number => centre[b]! + observed[b]!;
  const sizeable = bags.filter((b) => Math.abs(value(b)) > NEAR_ZERO);
  const relative = (of: (b: number) => number): number =>
    mean((b) => Math.abs(of(b) / value(b)), sizeable);
  const average = mean(value);
  const spread = mean((b) => (value(b) - average) ** 2);
  return [
    {
      name: "skill",
      value: baseline > 0 ? 1 - mse / baseline : 0,
      baseline: 0,
    },
    ...(spread > 0
      ? [
          {
            name: "r2",
            value: 1 - mse / spread,
            baseline: 1 - baseline / spread,
          },
        ]
      : []),
    {
      name: "mae",
      value: mean((b) => Math.abs(error(b))),
      baseline: mean((b) => Math.abs(plain(b))),
    },
    { name: "rmse", value: Math.sqrt(mse), baseline: Math.sqrt(baseline) },
    ...(sizeable.length > 0
      ? [{ name: "mape", value: relative(error), baseline: relative(plain) }]
      : []),
  ];
}
