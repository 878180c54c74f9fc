import { expect, test } from "vitest";
import { quPathRegions } from "../../../src/io/exchange/quPathRegions.js";
import { attendedRegions } from "../../../src/science/mil/regions.js";

const SIZE = 100;

/** A ring of eight attended tiles around one that is not. */
function ring() {
  const tiles = Array.from({ length: 9 }, (_, t) => ({
    x: 1000 + (t % 3) * SIZE,
    y: 2000 + Math.floor(t / 3) * SIZE,
    size: SIZE,
  }));
  const attention = tiles.map((_, t) => (t === 4 ? 0 : 1 / 8));
  return attendedRegions({
    tiles,
    attention,
    tilePrediction: attention,
    bagTiles: 9,
    threshold: 1,
  });
}

const CLASS = {
  name: "Attended",
  colour: [255, 234, 70],
  metadata: { claim: "claim-1" },
} as const;

function document() {
  const regions = ring().map(({ outline, mass }, i) => ({
    name: `MUC2 region ${i + 1}`,
    outline,
    measurements: { "attention (share)": mass },
  }));
  return quPathRegions(regions, CLASS);
}

/** Shoelace: what a ring encloses. */
function area(corners: readonly (readonly number[])[]): number {
  return corners.slice(1).reduce((sum, [x, y], i) => {
    const [x0, y0] = corners[i]!;
    return sum + (x0! * y! - x! * y0!) / 2;
  }, 0);
}

test("rings are closed, and what they enclose less the holes is the region's tiles", () => {
  const [feature] = document().features;
  const rings = feature!.geometry.coordinates;
  expect(rings).toHaveLength(2);
  for (const corners of rings) expect(corners.at(-1)).toEqual(corners[0]);
  expect(area(rings[0]!) + area(rings[1]!)).toBe(8 * SIZE * SIZE);
});

test("the outer ring runs the way RFC 7946 asks, the hole the other way", () => {
  const [outer, hole] = document().features[0]!.geometry.coordinates;
  expect(area(outer!)).toBeGreaterThan(0);
  expect(area(hole!)).toBeLessThan(0);
});

test("each region is a locked annotation of its class with its measurements", () => {
  const { type, features } = document();
  expect(type).toBe("FeatureCollection");
  expect(features[0]!.properties).toEqual({
    objectType: "annotation",
    name: "MUC2 region 1",
    classification: { name: "Attended", color: [255, 234, 70] },
    isLocked: true,
    measurements: { "attention (share)": 1 },
    metadata: { claim: "claim-1" },
  });
});

test("no region gives an empty collection", () => {
  expect(quPathRegions([], CLASS).features).toEqual([]);
});
