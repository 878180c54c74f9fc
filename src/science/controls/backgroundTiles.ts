import type { ControlFigure } from "./controlFigure.js";
import { signFlipP } from "./signFlipP.js";

/** What a model says of a bag to which tiles without tissue were added, the last ones. */
export interface BackgroundBag {
  readonly patient: string;
  /** Of all tiles; sums to 1. @shape [tiles + background] */
  readonly attention: ArrayLike<number>;
  /** How many were added. */
  readonly background: number;
  /** With and without them. @unit sd of the label */
  readonly prediction: number;
  readonly predictionWithout: number;
}

/**
 * What models make of tiles that show no tissue: attention in units of a uniform map's, and by how much such tiles move
 * the prediction. p is small where background gets less than its share, patient by patient.
 */
export function backgroundTiles(
  bags: readonly BackgroundBag[],
  how: { readonly draws: number; readonly seed: number },
): ControlFigure[] {
  const seen = bags.filter(({ background }) => background > 0);
  if (seen.length === 0) return [];
  const patients = seen.map(({ patient }) => patient);
  const n = new Set(patients).size;
  const relative = seen.map(relativeOfBackground);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, v) => sum + v, 0) / values.length;
  const moved = seen.map(
    ({ prediction, predictionWithout }) => prediction - predictionWithout,
  );
  const spread = standardDeviation(
    seen.map(({ predictionWithout }) => predictionWithout),
  );
  return [
    {
      kind: "backgroundAttention",
      value: mean(relative),
      baseline: 1,
      n,
      p: signFlipP(
        relative.map((r) => 1 - r),
        patients,
        how,
      ),
      nullHypothesis: "background attended to as much as tissue",
    },
    ...(spread > 0
      ? [
          {
            kind: "backgroundContribution",
            value: Math.sqrt(mean(moved.map((d) => d * d))) / spread,
            baseline: 0,
            n,
            p: null,
            nullHypothesis:
              "no move of the prediction; in units of its standard deviation between patients",
          },
        ]
      : []),
  ];
}

/** Mean attention of the added tiles, in units of a uniform map's. */
function relativeOfBackground({
  attention,
  background,
}: BackgroundBag): number {
  let sum = 0;
  for (let t = attention.length - background; t < attention.length; t++)
    sum += attention[t]!;
  return (sum / background) * attention.length;
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(
    values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length,
  );
}
