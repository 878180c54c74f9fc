import * as tf from "@tensorflow/tfjs-core";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Reading } from "../../../src/science/mil/attendBags.js";
import { attendBags } from "../../../src/science/mil/attendBags.js";
import type { Dropout } from "../../../src/science/mil/dropout.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import { headGradient } from "../../../src/science/mil/headGradient.js";
import {
  initialHead,
  packHeads,
  unpackHeads,
} from "../../../src/science/mil/headParameters.js";
import { DEFAULT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { tileBatch } from "../../../src/science/mil/tileBatch.js";
import { plainGradient, plainReading } from "../../reference/plainMil.js";
import { BACKENDS, useBackend } from "./backends.js";

const sizes = { dim: 5, embedHidden: 7, attentionHidden: 3 };
const heads = 2;
const length = 9;
const random = xoroshiro128plus(3);
const bags = [4, length, 6].map((tiles, b) => ({
  id: `B${b}`,
  tiles,
  features: Float32Array.from(
    { length: tiles * sizes.dim },
    (_, i) => Math.sin(7 * i + b) + (i % sizes.dim),
  ),
}));
const scaling = await fitScaling(bags);
const plainBags = bags.map(({ tiles, features }) => ({
  tiles,
  x: Float64Array.from(features, (x, i) => {
    const d = i % sizes.dim;
    return (x - scaling.mean[d]!) / scaling.sd[d]!;
  }),
}));
const labels = [0.5, -1, 0.2, 2, 0, -0.7];
const weights = [0.4, 0.6, 0, 1, 0.1, 0.3];
const kept = (i: number) => (i % 3 === 0 ? 0 : 1.25);
const E = sizes.embedHidden;
const columns = bags.length * length;

const masks = {
  none: null,
  head: (): Dropout => ({
    per: "head",
    keep: tf.tensor3d(
      Array.from({ length: heads * E }, (_, i) => kept(i)),
      [heads, 1, E],
    ),
  }),
  tile: (): Dropout => ({
    per: "tile",
    keep: tf.tensor3d(
      Array.from({ length: heads * E * columns }, (_, i) => kept(i)),
      [heads, E, columns],
    ),
  }),
};

/** The same masks as the plain model takes them. */
function plainKeep(
  mask: keyof typeof masks,
  h: number,
  b: number,
): { keep?: number[] } {
  if (mask === "none") return {};
  if (mask === "head")
    return { keep: Array.from({ length: E }, (_, e) => kept(h * E + e)) };
  return {
    keep: Array.from({ length: bags[b]!.tiles * E }, (_, i) =>
      kept((h * E + (i % E)) * columns + b * length + Math.floor(i / E)),
    ),
  };
}

/** Largest difference over the tiles or parameters of the second. */
function furthest(found: readonly number[], wanted: ArrayLike<number>): number {
  return Math.max(...Array.from(wanted, (own, i) => Math.abs(found[i]! - own)));
}

const ways = (["tanh", "gated"] as const).flatMap((attention) =>
  (["none", "head", "tile"] as const).flatMap((mask) =>
    [null, 0.9].map((clamp) => ({ attention, mask, clamp })),
  ),
);

describe.each(BACKENDS)("on $name", (backend) => {
  let why: string | null = null;
  beforeAll(async () => {
    why = await useBackend(backend);
  });
  beforeEach(() => {
    tf.engine().startScope();
  });
  afterEach(() => {
    tf.engine().endScope();
  });

  it.for(ways)(
    "reads and learns as the plain model does: $attention, mask $mask, clamp $clamp",
    ({ attention, mask, clamp }, { skip }) => {
      skip(why !== null, why ?? "");
      const shape = { ...sizes, attention };
      const plain = {
        dim: sizes.dim,
        embed: E,
        hidden: sizes.attentionHidden,
        gated: attention === "gated",
      };
      const options = { ...DEFAULT_MIL_OPTIONS, outputScale: 1 };
      const rows = Array.from({ length: heads }, () =>
        initialHead(shape, options, random),
      );
      const how: Reading = { dropout: masks[mask]?.() ?? null, clamp };
      const batch = tileBatch(bags, scaling);
      const head = unpackHeads(tf.tensor2d(rows.map((r) => [...r])), shape);
      const own = attendBags(head, batch, how);
      const reading = {
        prediction: own.prediction.arraySync(),
        attention: own.attention.arraySync(),
        tiles: own.tilePrediction.arraySync(),
      };
      const seen = packHeads(
        headGradient(head, batch, own, {
          labels: tf.tensor2d(labels, [heads, bags.length]),
          weights: tf.tensor2d(weights, [heads, bags.length]),
          ...how,
        }),
      ).arraySync();
      for (let h = 0; h < heads; h++) {
        const examples = plainBags.map((bag, b) => ({
          bag,
          label: labels[h * bags.length + b]!,
          weight: weights[h * bags.length + b]!,
          rules: {
            ...plainKeep(mask, h, b),
            ...(clamp === null ? {} : { clamp }),
          },
        }));
        examples.forEach(({ bag, rules }, b) => {
          const own = plainReading(rows[h]!, plain, bag, rules);
          const [a, y] = [reading.attention[h]![b]!, reading.tiles[h]![b]!];
          expect(reading.prediction[h]![b]).toBeCloseTo(own.prediction, 5);
          expect(furthest(a, own.attention)).toBeLessThan(5e-6);
          expect(furthest(y, own.tilePrediction)).toBeLessThan(5e-5);
          // Padding gets no attention.
          expect(a.slice(bag.tiles).every((own) => own === 0)).toBe(true);
        });
        const gradient = plainGradient(rows[h]!, plain, examples);
        const largest = Math.max(...gradient.map(Math.abs));
        expect(furthest(seen[h]!, gradient) / largest).toBeLessThan(1e-5);
      }
    },
  );
});
