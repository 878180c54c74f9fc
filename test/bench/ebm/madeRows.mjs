import { gaussian } from "../../../dist/src/science/random/gaussian.js";
import { randomGenerator } from "../../../dist/src/science/random/randomGenerator.js";

/** Two classes by ten columns, bent ones among them; the others tell nothing. */
export function madeRows(count, columns) {
  const random = randomGenerator(8);
  const labels = new Int32Array(count);
  const rows = Array.from({ length: count }, (_, i) => {
    const row = Array.from({ length: columns }, () => gaussian(random));
    const bent = (x, f) => [x, Math.abs(x) - 0.8, Math.sin(2 * x)][f % 3];
    const signal = row
      .slice(0, 10)
      .reduce((sum, x, f) => sum + bent(x, f) / (1 + f / 4), 0);
    labels[i] = signal + 1.5 * gaussian(random) > 0 ? 1 : 0;
    return row;
  });
  const features = Array.from({ length: columns }, (_, f) => `g${f}`);
  return { features, rows, labels, classes: ["no", "yes"] };
}
