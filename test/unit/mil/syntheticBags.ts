import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Bag } from "../../../src/science/mil/bag.js";

/** A small cohort whose labels follow a nonlinear tile property, and labels that follow nothing. */
export interface SyntheticCohort {
  readonly bags: Bag[];
  /** Kind of each tile; label g of `linked` follows kind g modulo 6. @shape [bags][tiles] */
  readonly kinds: number[][];
  /** Of unit variance; correlates with the bag's true share by about `r`. @shape [links][bags] */
  readonly linked: Float32Array[];
  /** @shape [nulls][bags] */
  readonly nulls: Float32Array[];
}

/**
 * Tiles are of six kinds; a bag's mixture of kinds varies; embeddings are correlated mixtures of hidden factors,
 * of which the kind moves a few, with a bag-wide stain shift on top. A linked label is the log share of a kind + noise.
 */
export function syntheticCohort(options: {
  bags: number;
  tiles: number;
  dim: number;
  links: number;
  nulls: number;
  r: number;
  seed: number;
}): SyntheticCohort {
  const random = xoroshiro128plus(options.seed);
  const uniform = () => uniformFloat32(random);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const { dim, tiles } = options;
  const kinds = 6;
  const factors = 24;
  const loading = Float64Array.from({ length: factors * dim }, normal);
  const kindMean = Float64Array.from(
    { length: kinds * factors },
    () => 1.5 * normal(),
  );
  const shares: number[][] = [];
  const tileKinds: number[][] = [];
  const bags = Array.from({ length: options.bags }, (_, b) => {
    const raw = Array.from({ length: kinds }, (_, k) =>
      Math.exp(0.8 * normal() - 0.4 * k),
    );
    const total = raw.reduce((x, y) => x + y);
    const stain = Float64Array.from({ length: factors }, () => 0.3 * normal());
    const count = new Array<number>(kinds).fill(0);
    const own: number[] = [];
    tileKinds.push(own);
    const features = new Float32Array(tiles * dim);
    for (let t = 0; t < tiles; t++) {
      let left = uniform() * total;
      let kind = 0;
      while (kind < kinds - 1 && (left -= raw[kind]!) > 0) kind++;
      count[kind]!++;
      own.push(kind);
      const hidden = stain.map(
        (s, f) => s + kindMean[kind * factors + f]! + normal(),
      );
      for (let d = 0; d < dim; d++) {
        let x = 0.5 * normal();
        for (let f = 0; f < factors; f++)
          x += hidden[f]! * loading[f * dim + d]!;
        features[t * dim + d] = d % 3 === 0 ? Math.exp(x / 6) : x;
      }
    }
    shares.push(count.map((c) => Math.log((c + 0.5) / tiles)));
    return { id: `B${b}`, tiles, features };
  });
  const noise = Math.sqrt(1 - options.r ** 2);
  const linked = Array.from({ length: options.links }, (_, g) => {
    const signal = unit(shares.map((s) => s[g % kinds]!));
    return Float32Array.from(
      unit(signal.map((s) => options.r * s + noise * normal())),
    );
  });
  const nulls = Array.from({ length: options.nulls }, () =>
    Float32Array.from(unit(bags.map(normal))),
  );
  return { bags, kinds: tileKinds, linked, nulls };
}

function unit(values: number[]): number[] {
  const mean = values.reduce((x, y) => x + y) / values.length;
  const sd = Math.sqrt(
    values.reduce((s, x) => s + (x - mean) ** 2, 0) / values.length,
  );
  return values.map((x) => (x - mean) / sd);
}
