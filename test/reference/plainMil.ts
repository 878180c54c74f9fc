/**
 * Attention regression written out in float64, tile by tile and head by head, without tensors: the standard that the
 * product's stacked heads are held to. Own work, from the formulas of design/science.md; shares no code with src/.
 */

export interface PlainShape {
  readonly dim: number;
  readonly embed: number;
  readonly hidden: number;
  readonly gated: boolean;
}

/** A bag with standardised embeddings. */
export interface PlainBag {
  readonly tiles: number;
  /** @shape [tiles, dim] */
  readonly x: Float64Array;
}

export interface PlainReading {
  readonly prediction: number;
  readonly attention: number[];
  readonly tilePrediction: number[];
}

/** How a bag is read: masks of what is left of h, one of width `embed` for all tiles or one after the other for each. */
export interface PlainRules {
  readonly keep?: ArrayLike<number>;
  readonly clamp?: number;
}

/** Where each parameter lies in a head's flat row: W_e with its bias last, V, v, w, b, U. */
function places({ dim, embed, hidden }: PlainShape) {
  const V = embed * (dim + 1);
  const v = V + hidden * embed;
  const w = v + hidden;
  const b = w + embed;
  return { V, v, w, b, U: b + 1 };
}

export function plainSize({ dim, embed, hidden, gated }: PlainShape): number {
  return (
    embed * (dim + 1) +
    hidden * embed +
    hidden +
    embed +
    1 +
    (gated ? hidden * embed : 0)
  );
}

/** One tile on its way: h, the two squashed layers, the free prediction. */
interface Tile {
  readonly x: Float64Array;
  readonly h: Float64Array;
  readonly kept: Float64Array;
  readonly tanh: Float64Array;
  readonly gate: Float64Array;
  readonly free: number;
  readonly logit: number;
}

function tileOf(
  p: ArrayLike<number>,
  shape: PlainShape,
  x: Float64Array,
  keep: (e: number) => number,
): Tile {
  const { dim, embed, hidden, gated } = shape;
  const at = places(shape);
  const h = new Float64Array(embed);
  const kept = new Float64Array(embed);
  let free = p[at.b]!;
  for (let e = 0; e < embed; e++) {
    let sum = p[e * (dim + 1) + dim]!;
    for (let d = 0; d < dim; d++) sum += p[e * (dim + 1) + d]! * x[d]!;
    h[e] = sum;
    kept[e] = sum * keep(e);
    free += p[at.w + e]! * kept[e]!;
  }
  const tanh = new Float64Array(hidden);
  const gate = new Float64Array(hidden).fill(1);
  let logit = 0;
  for (let a = 0; a < hidden; a++) {
    let inner = 0;
    let open = 0;
    for (let e = 0; e < embed; e++) {
      inner += p[at.V + a * embed + e]! * h[e]!;
      if (gated) open += p[at.U + a * embed + e]! * h[e]!;
    }
    tanh[a] = Math.tanh(inner);
    if (gated) gate[a] = 1 / (1 + Math.exp(-open));
    logit += p[at.v + a]! * tanh[a]! * gate[a]!;
  }
  return { x, h, kept, tanh, gate, free, logit };
}

function readTiles(
  p: ArrayLike<number>,
  shape: PlainShape,
  bag: PlainBag,
  { keep, clamp = Infinity }: PlainRules,
) {
  const { dim, embed } = shape;
  const perTile = (keep?.length ?? 0) > embed;
  const tiles = Array.from({ length: bag.tiles }, (_, t) =>
    tileOf(
      p,
      shape,
      bag.x.subarray(t * dim, (t + 1) * dim),
      (e) => keep?.[perTile ? t * embed + e : e] ?? 1,
    ),
  );
  const top = Math.max(...tiles.map(({ logit }) => logit));
  const raw = tiles.map(({ logit }) => Math.exp(logit - top));
  const total = raw.reduce((x, y) => x + y, 0);
  const attention = raw.map((x) => x / total);
  const tilePrediction = tiles.map(({ free }) =>
    Math.min(clamp, Math.max(-clamp, free)),
  );
  const prediction = attention.reduce(
    (sum, a, t) => sum + a * tilePrediction[t]!,
    0,
  );
  return { tiles, attention, tilePrediction, prediction };
}

/** What one head sees in a bag. */
export function plainReading(
  p: ArrayLike<number>,
  shape: PlainShape,
  bag: PlainBag,
  rules: PlainRules = {},
): PlainReading {
  const { attention, tilePrediction, prediction } = readTiles(
    p,
    shape,
    bag,
    rules,
  );
  return { attention, tilePrediction, prediction };
}

/** A bag with its label and its share of the loss. */
export interface PlainExample {
  readonly bag: PlainBag;
  readonly label: number;
  readonly weight: number;
  readonly rules?: PlainRules;
}

/** Σ weight (prediction - label)². */
export function plainLoss(
  p: ArrayLike<number>,
  shape: PlainShape,
  examples: readonly PlainExample[],
): number {
  return examples.reduce((sum, { bag, label, weight, rules = {} }) => {
    const { prediction } = plainReading(p, shape, bag, rules);
    return sum + weight * (prediction - label) ** 2;
  }, 0);
}

/** Gradient of plainLoss by the chain rule. @shape result as p */
export function plainGradient(
  p: ArrayLike<number>,
  shape: PlainShape,
  examples: readonly PlainExample[],
): Float64Array {
  const { dim, embed, hidden, gated } = shape;
  const at = places(shape);
  const g = new Float64Array(plainSize(shape));
  for (const { bag, label, weight, rules = {} } of examples) {
    const seen = readTiles(p, shape, bag, rules);
    const error = 2 * weight * (seen.prediction - label);
    const clamp = rules.clamp ?? Infinity;
    const perTile = (rules.keep?.length ?? 0) > embed;
    seen.tiles.forEach((tile, t) => {
      const dY = error * seen.attention[t]!;
      const dLogit = dY * (seen.tilePrediction[t]! - seen.prediction);
      const dFree = Math.abs(tile.free) <= clamp ? dY : 0;
      const dh = new Float64Array(embed);
      g[at.b]! += dFree;
      for (let e = 0; e < embed; e++) {
        g[at.w + e]! += dFree * tile.kept[e]!;
        const keep = rules.keep?.[perTile ? t * embed + e : e] ?? 1;
        dh[e]! += dFree * p[at.w + e]! * keep;
      }
      for (let a = 0; a < hidden; a++) {
        const [z, s] = [tile.tanh[a]!, tile.gate[a]!];
        g[at.v + a]! += dLogit * z * s;
        const dInner = dLogit * p[at.v + a]! * s * (1 - z * z);
        const dOpen = gated ? dLogit * p[at.v + a]! * z * s * (1 - s) : 0;
        for (let e = 0; e < embed; e++) {
          g[at.V + a * embed + e]! += dInner * tile.h[e]!;
          dh[e]! += dInner * p[at.V + a * embed + e]!;
          if (!gated) continue;
          g[at.U + a * embed + e]! += dOpen * tile.h[e]!;
          dh[e]! += dOpen * p[at.U + a * embed + e]!;
        }
      }
      for (let e = 0; e < embed; e++) {
        g[e * (dim + 1) + dim]! += dh[e]!;
        for (let d = 0; d < dim; d++)
          g[e * (dim + 1) + d]! += dh[e]! * tile.x[d]!;
      }
    });
  }
  return g;
}

/** Optimiser rules, as published; state of one head. */
export interface PlainOptimiser {
  readonly name: "adam" | "sgd-nesterov";
  readonly learningRate: number;
  readonly weightDecay: number;
}

/**
 * Trains heads side by side on the same steps, each with its own labels: one row of `start` a head.
 * @param steps examples of each step for each head
 */
export function plainTraining(
  start: readonly Float64Array[],
  shape: PlainShape,
  steps: readonly ((head: number) => readonly PlainExample[])[],
  { name, learningRate, weightDecay }: PlainOptimiser,
): Float64Array[] {
  const rows = start.map((row) => Float64Array.from(row));
  const first = start.map((row) => new Float64Array(row.length));
  const second = start.map((row) => new Float64Array(row.length));
  steps.forEach((examples, s) => {
    rows.forEach((p, h) => {
      const g = plainGradient(p, shape, examples(h));
      const [m, v] = [first[h]!, second[h]!];
      for (let i = 0; i < p.length; i++) {
        if (name === "sgd-nesterov") {
          const slope = g[i]! + weightDecay * p[i]!;
          m[i] = 0.9 * m[i]! + slope;
          p[i]! -= learningRate * (slope + 0.9 * m[i]!);
          continue;
        }
        m[i] = 0.9 * m[i]! + 0.1 * g[i]!;
        v[i] = 0.999 * v[i]! + 0.001 * g[i]! ** 2;
        const mean = m[i]! / (1 - 0.9 ** (s + 1));
        const root = Math.sqrt(v[i]! / (1 - 0.999 ** (s + 1)));
        p[i] =
          p[i]! * (1 - learningRate * weightDecay) -
          (learningRate * mean) / (root + 1e-8);
      }
    });
  });
  return rows;
}
