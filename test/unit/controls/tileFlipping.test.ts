import { describe, expect, it } from "vitest";
import { tileFlipping } from "../../../src/science/controls/tileFlipping.js";
import { normals } from "./made.js";

const how = { draws: 99, seed: 4 };

function madeBag(seed: number, tiles = 30) {
  const normal = normals(seed);
  const logits = Array.from({ length: tiles }, normal);
  const total = logits.reduce((sum, l) => sum + Math.exp(l), 0);
  return {
    patient: `P${seed}`,
    attention: logits.map((l) => Math.exp(l) / total),
    tilePrediction: Array.from({ length: tiles }, normal),
  };
}

describe("tile flipping", () => {
  it("equals a curve worked out by hand", () => {
    // By contribution .5, .2, -.1: predictions .6, .2, -.5; in all six orders the first is .6.
    const bag = {
      patient: "P",
      attention: [0.5, 0.3, 0.2],
      tilePrediction: [1, 2 / 3, -0.5],
    };
    const found = tileFlipping([bag], { draws: 6000, seed: 1 })!;
    const curve = (order: readonly number[]): number => {
      const of = (left: readonly number[]): number =>
        left.reduce(
          (s, t) => s + bag.attention[t]! * bag.tilePrediction[t]!,
          0,
        ) / left.reduce((s, t) => s + bag.attention[t]!, 0);
      return (of(order) + of(order.slice(1)) + of(order.slice(2))) / 3;
    };
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const mean = orders.reduce((sum, o) => sum + curve(o) / 6, 0);
    expect(found.figure.value).toBeCloseTo(mean - curve([0, 1, 2]), 1);
  });

  it("finds that tiles which carry the prediction bring it down, patient by patient", () => {
    const found = tileFlipping(
      [1, 2, 3, 4].map((s) => madeBag(s)),
      how,
    )!;
    expect(found.figure.p).toBe(0.01);
    expect(found.figure.value).toBeGreaterThan(0.1);
    expect(found.figure.n).toBe(4);
    expect(found.bags.map(({ patient }) => patient)).toEqual([
      "P1",
      "P2",
      "P3",
      "P4",
    ]);
    expect(found.bags.every(({ p, area }) => p <= 0.05 && area > 0)).toBe(true);
  });

  it("finds nothing where every tile says the same", () => {
    const flat = { ...madeBag(1), tilePrediction: new Array(30).fill(0.4) };
    const { figure } = tileFlipping([flat], how)!;
    expect(figure.value).toBeCloseTo(0, 12);
    expect(figure.p).toBe(1);
  });

  it("cannot be told from a single tile", () => {
    expect(tileFlipping([madeBag(1, 1)], how)).toBeNull();
  });
});
