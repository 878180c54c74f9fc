import { expect, test } from "vitest";
import { floodNuclei } from "../../../src/science/morphology/floodNuclei.js";
import { KINDS } from "../../../src/science/morphology/kindModel.js";
import { lumen } from "../../../src/science/morphology/lumen.js";
import { lymphocyteLike } from "../../../src/science/morphology/lymphocyteLike.js";
import { MEANINGS } from "../../../src/science/morphology/measures.js";
import { nuclearCentres } from "../../../src/science/morphology/nuclearCentres.js";
import { nuclearThreshold } from "../../../src/science/morphology/nuclearThreshold.js";
import { nuclei } from "../../../src/science/morphology/nuclei.js";
import { tileChannels } from "../../../src/science/morphology/tileChannels.js";
import { windowFeatures } from "../../../src/science/morphology/windowFeatures.js";
import { picture } from "../slide/pictures.js";

/** Dark ellipses with these half axes, one in each cell of 32, on pink. */
const ellipses = (a: number, b: number) =>
  picture(224, 192, (x, y) => {
    const inside =
      ((x % 32) - 16) ** 2 / a ** 2 + ((y % 32) - 16) ** 2 / b ** 2 < 1;
    return inside ? [70, 40, 120] : [225, 180, 210];
  });

const nucleiOf = (a: number, b: number) => {
  const channels = tileChannels(ellipses(a, b));
  const threshold = nuclearThreshold(channels.smooth);
  return nuclei(channels, nuclearCentres(channels, threshold), threshold);
};

test("area and axes are those of the ellipses that were drawn", () => {
  const found = nucleiOf(6, 4);
  expect(found).toHaveLength(7 * 6);
  for (const { area, roundness } of found) {
    expect(area).toBeGreaterThan(Math.PI * 24 * 0.85);
    expect(area).toBeLessThan(Math.PI * 24 * 1.5);
    expect(roundness).toBeGreaterThan(0.6);
    expect(roundness).toBeLessThan(0.8);
  }
});

test("two that touch part at the pale line between them", () => {
  const [width, height] = [9, 5];
  const values = Float32Array.from({ length: width * height }, (_, at) =>
    at % width === 4 ? 0.3 : 0.8,
  );
  const seeds = [20, 24].map((at) => ({ at, cut: 0.4 }));
  const owner = floodNuclei({ width, height, values }, seeds, 9);
  expect([...owner.slice(18, 27)]).toEqual([-1, 1, 1, 1, 0, 2, 2, 2, -1]);
});

test("every pixel is of a nucleus that reaches it, and none is farther than the reach", () => {
  const values = new Float32Array(31 * 31).fill(0.5);
  const middle = 15 * 31 + 15;
  const seeds = [{ at: middle, cut: 0.1 }];
  const owner = floodNuclei({ width: 31, height: 31, values }, seeds, 5);
  const owned = [...owner].filter((one) => one === 1).length;
  expect(owned).toBeGreaterThan(Math.PI * 5 ** 2);
  expect(owned).toBeLessThan(Math.PI * 6.5 ** 2);
});

test("small, round and dark is more like a lymphocyte than large, long and pale", () => {
  const small = { area: 35, roundness: 0.9, contrast: 0.3 };
  const large = { area: 120, roundness: 0.5, contrast: 0.1 };
  expect(lymphocyteLike([small])).toBeGreaterThan(0.7);
  expect(lymphocyteLike([large])).toBeLessThan(0.2);
  expect(lymphocyteLike([])).toBe(0);
});

/** A pale hole of this radius in tissue that is all of one kind. */
const lumenIn = (kind: string, hole: number) => {
  const channels = tileChannels(
    picture(224, 224, (x, y) =>
      Math.hypot(x - 112, y - 112) < hole ? [245, 245, 245] : [150, 90, 160],
    ),
  );
  const windows = windowFeatures(channels);
  const place = KINDS.findIndex((one) => one.kind === kind);
  const kinds = Float64Array.from(
    { length: windows.rows * windows.columns * KINDS.length },
    (_, at) => +(at % KINDS.length === place),
  );
  return lumen(channels, windows, kinds);
};

test("a pale hole is lumen where epithelium borders it, unless it is a gap or glass", () => {
  const share = (Math.PI * 30 ** 2) / 224 ** 2;
  expect(lumenIn("epithelium", 30)).toBeCloseTo(share, 3);
  expect(lumenIn("mucosa", 30)).toBeCloseTo(share, 3);
  expect(lumenIn("stroma", 30)).toBe(0);
  expect(lumenIn("epithelium", 3)).toBe(0);
  expect(lumenIn("epithelium", 90)).toBe(0);
});

test("everything that is measured says in what, and by which method", () => {
  for (const { unit, meaning, source } of Object.values(MEANINGS))
    for (const text of [unit, meaning, source]) expect(text).not.toBe("");
});
