/** Labels of one gene in one fold, and how to turn predictions back into expression. */
export interface FoldLabels {
  /** Centred by site on training bags, divided by the training sd; NaN where not measured. @shape [bags] */
  readonly labels: Float32Array;
  /** Training mean. @unit log2 expression */
  readonly mean: number;
  /** Standard deviation within sites over the training bags; 1 for a constant gene. @unit log2 expression */
  readonly sd: number;
  /** What was subtracted from each bag. @unit log2 expression @shape [bags] */
  readonly centre: Float64Array;
}

/** Thrown where no training bag has a value. */
export class NoTrainingLabelError extends Error {
  constructor() {
    super(
      "no training bag has a value of this gene; leave the gene out of this fold",
    );
    this.name = "NoTrainingLabelError";
  }
}

/**
 * Training labels of one gene: each bag's value less its site's mean over the training bags, in units of what
 * is left of the training bags' spread. A site seen once or never in training says nothing of its own, so the
 * training mean stands in for it. Bags that are not of the training set are placed by the same numbers.
 * @param values log2 expression per bag, NaN where not measured
 * @throws NoTrainingLabelError
 */
export function foldLabels(input: {
  readonly values: Float64Array;
  readonly sites: readonly (string | null)[];
  readonly train: readonly boolean[];
}): FoldLabels {
  const { values, sites, train } = input;
  const known = [...values.keys()].filter(
    (b) => train[b] && !Number.isNaN(values[b]),
  );
  if (known.length === 0) throw new NoTrainingLabelError();
  const meanOf = (bags: readonly number[]): number =>
    bags.reduce((sum, b) => sum + values[b]!, 0) / bags.length;
  const mean = meanOf(known);
  const siteMean = new Map<string | null, number>();
  for (const site of new Set(sites)) {
    const own = known.filter((b) => sites[b] === site);
    siteMean.set(site, own.length > 1 ? meanOf(own) : mean);
  }
  const centre = Float64Array.from(
    values,
    (_, b) => siteMean.get(sites[b] ?? null) ?? mean,
  );
  const squares = known.reduce(
    (sum, b) => sum + (values[b]! - centre[b]!) ** 2,
    0,
  );
  const spread = Math.sqrt(squares / known.length);
  // A constant gene's rounding errors are no spread.
  const sd = spread > 1e-9 * (1 + Math.abs(mean)) ? spread : 1;
  const labels = Float32Array.from(
    values,
    (value, b) => (value - centre[b]!) / sd,
  );
  return { labels, mean, sd, centre };
}
