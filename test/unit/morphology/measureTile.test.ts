import { expect, test } from "vitest";
import {
  KIND_MODEL,
  KINDS,
} from "../../../src/science/morphology/kindModel.js";
import { MEASURES } from "../../../src/science/morphology/measures.js";
import { measureTile } from "../../../src/science/morphology/measureTile.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { nuclearCentres } from "../../../src/science/morphology/nuclearCentres.js";
import { nuclearThreshold } from "../../../src/science/morphology/nuclearThreshold.js";
import { tileChannels } from "../../../src/science/morphology/tileChannels.js";
import {
  WINDOW_FEATURES,
  windowFeatures,
} from "../../../src/science/morphology/windowFeatures.js";
import { grain, picture } from "../slide/pictures.js";

/** Dark discs of radius 4 on pink, one in each cell of a grid. */
const discs = (cell: number) =>
  picture(224, 224, (x, y) => {
    const inside =
      ((x % cell) - cell / 2) ** 2 + ((y % cell) - cell / 2) ** 2 < 16;
    return inside ? [80, 50, 130] : [225, 170, 205];
  });

test("the model has a number for every kind and feature", () => {
  expect(KIND_MODEL.weights).toHaveLength(KINDS.length);
  for (const row of KIND_MODEL.weights)
    expect(row).toHaveLength(WINDOW_FEATURES.length);
  expect(KIND_MODEL.sd.every((sd) => sd > 0)).toBe(true);
});

test("every disc is one nucleus, and density is per square millimetre", () => {
  const tile = discs(16);
  const channels = tileChannels(tile);
  expect(
    nuclearCentres(channels, nuclearThreshold(channels.smooth)),
  ).toHaveLength(14 * 14);
  const { morphology, measures } = measureTile(tile);
  const density = morphology[MORPHOLOGIES.indexOf("nuclear_density")];
  expect(density).toBeCloseTo(196 / 0.224 ** 2, 0);
  expect(measures[MEASURES.indexOf("nuclear_count")]).toBe(196);
});

test("shares are shares, for any tile and any size", () => {
  const tiles = [
    discs(12),
    picture(224, 224, () => [255, 255, 255]),
    picture(224, 224, () => [0, 0, 0]),
    picture(74, 74, (x, y) => [200 * grain(x, y), 90, 255 * grain(y, x)]),
    picture(20, 20, () => [200, 100, 180]),
  ];
  for (const tile of tiles) {
    const { morphology: found, measures } = measureTile(tile);
    expect(found).toHaveLength(MORPHOLOGIES.length);
    expect(measures).toHaveLength(MEASURES.length);
    expect(measures.every((one) => one >= 0 && Number.isFinite(one))).toBe(
      true,
    );
    const shares = [...found].slice(0, 6);
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((a, b) => a + b)).toBeLessThanOrEqual(1 + 1e-6);
    expect(found.every(Number.isFinite)).toBe(true);
  }
});

test("blank glass is none of the kinds", () => {
  const { morphology, measures } = measureTile(
    picture(224, 224, () => [243, 243, 243]),
  );
  expect([...morphology].slice(0, 5).every((share) => share < 0.05)).toBe(true);
  expect(morphology[6]).toBe(0);
  expect([...measures]).toEqual([0, 0, 0, 0]);
});

test("windows cover the tile exactly at 224 px", () => {
  const { rows, columns } = windowFeatures(tileChannels(discs(16)));
  expect([rows, columns]).toEqual([8, 8]);
});

test("fibres that run one way are aligned, dots are not", () => {
  const aligned = WINDOW_FEATURES.indexOf("aligned");
  const fibres = picture(224, 224, (x) =>
    x % 8 < 4 ? [220, 130, 180] : [240, 200, 220],
  );
  const meanOf = (tile: Parameters<typeof tileChannels>[0]): number => {
    const { values } = windowFeatures(tileChannels(tile));
    let sum = 0;
    for (let at = aligned; at < values.length; at += WINDOW_FEATURES.length)
      sum += values[at]!;
    return sum / 64;
  };
  expect(meanOf(fibres)).toBeGreaterThan(0.9);
  expect(meanOf(discs(16))).toBeLessThan(0.3);
});
