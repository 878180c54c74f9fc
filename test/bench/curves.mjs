/**
 * Whether a class is called too rare where it is, on drawn numbers whose truth is known:
 *
 *     node test/bench/curves.mjs [--first 1] [--seeds 40] [--shifts 0,0.2,0.45,0.6] [--least 0.5,0.75,0.9]
 *
 * 80 patients without the class and some of it, twenty independent genes that it shifts. With ever more of the class the
 * area under the curve comes to Φ(shift √10): whether that lies above the target says if more patients can help at all.
 * `--least` are shares of resamples that must come above the target before a class is called too rare. After `npm run build`.
 */
import { parseArgs } from "node:util";
import { gaussian } from "../../dist/src/science/random/gaussian.js";
import { randomGenerator } from "../../dist/src/science/random/randomGenerator.js";
import { classCurve } from "../../dist/src/science/subtype/curve/classCurve.js";

const OTHERS = 80;
const GENES = 20;
const OWN = [8, 16];
const { values: options } = parseArgs({
  options: {
    first: { type: "string", default: "1" },
    seeds: { type: "string", default: "40" },
    shifts: { type: "string", default: "0,0.2,0.45,0.6" },
    least: { type: "string", default: "0.5,0.75,0.9" },
  },
});
const seeds = Array.from(
  { length: Number(options.seeds) },
  (_, i) => Number(options.first) + i,
);
const least = options.least.split(",").map(Number);

for (const shift of options.shifts.split(",").map(Number))
  for (const own of OWN) {
    const found = seeds.map((seed) => curveOf(own, shift, seed));
    const share = (of) => found.filter(of).length / found.length;
    const learnt = share(({ rarity }) => rarity === "LEARNT");
    const rare = least.map((limit) =>
      share(({ rarity, reached }) => rarity !== "LEARNT" && reached >= limit),
    );
    const flat = share(({ rarity }) => rarity === "NOT_BY_NUMBER");
    console.log(
      [
        `shift ${shift}, ${own} of the class: learnt ${learnt.toFixed(2)}`,
        ...least.map(
          (limit, l) => `too rare at ${limit} ${rare[l].toFixed(2)}`,
        ),
        `not by number ${flat.toFixed(2)}`,
      ].join("; "),
    );
  }

function curveOf(own, shift, seed) {
  const random = randomGenerator(seed);
  const rows = OTHERS + own;
  const of = Array.from({ length: rows }, (_, i) => i < own);
  const values = Float64Array.from(
    { length: GENES * rows },
    (_, at) => gaussian(random) + (at % rows < own ? shift : 0),
  );
  const features = Array.from({ length: GENES }, (_, g) => `G${g}`);
  const table = { features, rows, values };
  return classCurve({ table, own: of, folds: 5, repeats: 10, seed });
}
