import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backgroundGrid } from "../../../src/science/slide/backgroundGrid.js";
import {
  separateStains,
  HE_STAINS,
  unitStain,
} from "../../../src/science/slide/stains.js";
import {
  shiftStains,
  stainShift,
} from "../../../src/science/slide/stainShift.js";

/** Pixels of every amount of both stains. */
const image = {
  width: 8,
  height: 8,
  data: Uint8Array.from({ length: 64 }, (_, i) => i).reduce((out, i) => {
    const [p, q] = [(i % 8) / 10, Math.floor(i / 8) / 10];
    const [h, e] = [unitStain(HE_STAINS[0]), unitStain(HE_STAINS[1])];
    for (let c = 0; c < 3; c++)
      out[3 * i + c] = Math.round(255 * 10 ** -(p * h[c]! + q * e[c]!));
    return out;
  }, new Uint8Array(192)),
};

describe("a shift of stains", () => {
  it("that changes nothing gives the same picture, but for rounding", () => {
    const same = shiftStains(image, { stains: HE_STAINS, strength: [1, 1] });
    same.data.forEach((value, i) =>
      expect(Math.abs(value - image.data[i]!)).toBeLessThanOrEqual(1),
    );
  });

  it("of strength changes the amounts by that, and leaves glass white", () => {
    const { data } = shiftStains(image, {
      stains: HE_STAINS,
      strength: [1.2, 0.8],
    });
    expect([...data.slice(0, 3)]).toEqual([255, 255, 255]);
    const before = separateStains(image);
    const after = separateStains({ ...image, data });
    const middle = 8 * 4 + 4;
    expect(
      after.haematoxylin[middle]! / before.haematoxylin[middle]!,
    ).toBeCloseTo(1.2, 1);
    expect(after.eosin[middle]! / before.eosin[middle]!).toBeCloseTo(0.8, 1);
  });

  it("is bounded, and another for another seed", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { stains, strength } = stainShift(seed);
        for (const s of strength) expect(Math.abs(s - 1)).toBeLessThan(0.21);
        stains.forEach((stain, k) => {
          const own = unitStain(HE_STAINS[k]!);
          stain.forEach((x, c) => {
            if (k < 2) expect(Math.abs(x - own[c]!)).toBeLessThan(0.051);
          });
        });
        expect(stainShift(seed)).toEqual(stainShift(seed));
        expect(stainShift(seed + 1)).not.toEqual(stainShift(seed));
      }),
      { numRuns: 50 },
    );
  });
});

describe("tiles of background", () => {
  const none = { width: 8, height: 8, data: new Uint8Array(64) };
  const tissue = {
    ...none,
    data: Uint8Array.from({ length: 64 }, (_, i) => +(i % 8 < 4)),
  };
  const survey = {
    tissue,
    pen: none,
    folds: none,
    blur: none,
    saturation: new Float32Array(64),
  };
  const input = {
    survey,
    maskScale: 10,
    bounds: { x: 0, y: 0, width: 80, height: 80 },
    size: 20,
    seed: 3,
  };

  it("show glass alone, as many as are asked for, and the same for the same seed", () => {
    const tiles = backgroundGrid({ ...input, count: 5 });
    expect(tiles).toHaveLength(5);
    expect(tiles.every(({ x, tissue: share }) => x >= 40 && share === 0)).toBe(
      true,
    );
    expect(tiles.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(backgroundGrid({ ...input, count: 5 })).toEqual(tiles);
    expect(backgroundGrid({ ...input, count: 99 })).toHaveLength(8);
  });

  it("are none where pen, folds or blur lie beside the tissue", () => {
    const rest = { ...tissue, data: tissue.data.map((one) => 1 - one) };
    const marked = { ...survey, pen: rest };
    expect(backgroundGrid({ ...input, survey: marked, count: 5 })).toEqual([]);
  });
});
