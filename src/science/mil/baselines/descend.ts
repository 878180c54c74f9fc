/** A model whose parameters are one flat array, and what it learns from. */
export interface Descent {
  readonly start: Float64Array;
  /** Writes the gradient of the training loss. @returns the training loss */
  readonly gradient: (
    parameters: Float64Array,
    gradient: Float64Array,
  ) => number;
  /** Mean squared error on the early-stopping bags; null where there are none. */
  readonly stopping: (parameters: Float64Array) => number | null;
}

const RATE = 0.01;
const DECAY = 0.01;
const MOST_EPOCHS = 100;
/** Before this no epoch is the last: the first steps may go uphill on a few bags. */
const LEAST_EPOCHS = 20;
const PATIENCE = 20;
/** Where nothing says when to stop. */
const FIXED_EPOCHS = 30;

/**
 * Adam over all training bags at once, with decoupled weight decay, stopped early. @returns the parameters of the best epoch
 * @source Kingma & Ba 2015, arXiv:1412.6980; Loshchilov & Hutter 2019, arXiv:1711.05101
 */
export function descend({ start, gradient, stopping }: Descent): Float64Array {
  const parameters = Float64Array.from(start);
  const slope = new Float64Array(start.length);
  const first = new Float64Array(start.length);
  const second = new Float64Array(start.length);
  let best = Float64Array.from(start);
  let least = stopping(parameters) ?? Infinity;
  let since = 0;
  const goesOn = (epoch: number): boolean =>
    epoch <= LEAST_EPOCHS || (epoch <= MOST_EPOCHS && since < PATIENCE);
  for (let epoch = 1; goesOn(epoch); epoch++) {
    gradient(parameters, slope);
    const [one, two] = [1 - 0.9 ** epoch, 1 - 0.999 ** epoch];
    for (let i = 0; i < slope.length; i++) {
      first[i] = 0.9 * first[i]! + 0.1 * slope[i]!;
      second[i] = 0.999 * second[i]! + 0.001 * slope[i]! ** 2;
      const step = first[i]! / one / (Math.sqrt(second[i]! / two) + 1e-8);
      parameters[i]! -= RATE * (step + DECAY * parameters[i]!);
    }
    const loss = stopping(parameters);
    if (loss === null && epoch === FIXED_EPOCHS) return parameters;
    since++;
    if (loss === null || loss < least) {
      least = loss ?? least;
      best = Float64Array.from(parameters);
      since = 0;
    }
  }
  return best;
}
