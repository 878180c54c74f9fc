import { describe, expect, it } from "vitest";
import { backgroundTiles } from "../../../src/science/controls/backgroundTiles.js";
import { signFlipP } from "../../../src/science/controls/signFlipP.js";
import { normals, uniformP } from "./made.js";

const how = { draws: 199, seed: 1 };

/** Ten tiles of tissue and two of background that get `times` as much attention each. */
function madeBag(b: number, times: number) {
  const normal = normals(b + 1);
  const raw = Array.from({ length: 12 }, (_, t) =>
    t < 10 ? Math.exp(0.3 * normal()) : times * Math.exp(0.3 * normal()),
  );
  const total = raw.reduce((sum, a) => sum + a, 0);
  const predictionWithout = normal();
  return {
    patient: `P${b}`,
    attention: raw.map((a) => a / total),
    background: 2,
    prediction: predictionWithout + 0.1 * times,
    predictionWithout,
  };
}
const cohort = (times: number) =>
  Array.from({ length: 20 }, (_, b) => madeBag(b, times));

describe("background tiles", () => {
  it("are found to be left aside where they are", () => {
    const [attention, contribution] = backgroundTiles(cohort(0.1), how);
    expect(attention!.value).toBeLessThan(0.3);
    expect(attention!.p).toBe(0.005);
    expect(contribution!.value).toBeLessThan(0.05);
  });

  it("are found to be attended to where they are", () => {
    const [attention, contribution] = backgroundTiles(cohort(5), how);
    expect(attention!.value).toBeGreaterThan(2);
    expect(attention!.p).toBeGreaterThan(0.9);
    expect(contribution!.value).toBeGreaterThan(0.3);
  });

  it("count as much as tissue in a uniform map, whatever the bag's size", () => {
    const uniform = (tiles: number) => ({
      ...madeBag(tiles, 1),
      attention: new Array<number>(tiles).fill(1 / tiles),
    });
    const [attention] = backgroundTiles([uniform(5), uniform(50)], how);
    expect(attention!.value).toBeCloseTo(1, 12);
  });

  it("are no figure where no slide has any", () => {
    const none = cohort(1).map((bag) => ({ ...bag, background: 0 }));
    expect(backgroundTiles(none, how)).toEqual([]);
  });
});

describe("flipped signs", () => {
  it("have a uniform p for differences that nothing moves one way", () => {
    const p = Array.from({ length: 80 }, (_, seed) => {
      const normal = normals(seed);
      const differences = Array.from({ length: 15 }, normal);
      return signFlipP(
        differences,
        differences.map((_d, i) => `P${i}`),
        { draws: 99, seed },
      );
    });
    expect(uniformP(p)).toBeGreaterThan(0.01);
  });

  it("take a patient's differences together", () => {
    const many = new Array<number>(40).fill(1);
    const one = many.map(() => "P");
    expect(signFlipP(many, one, how)).toBeGreaterThan(0.3);
    expect(
      signFlipP(
        many,
        many.map((_, i) => `P${i}`),
        how,
      ),
    ).toBe(0.005);
  });
});
