import { describe, expect, it } from "vitest";
import { stainPerturbation } from "../../../src/science/controls/stainPerturbation.js";
import { normals } from "./made.js";

const how = { draws: 199, seed: 1 };

/** Predictions that stains move by `moved` between-patient standard deviations. */
function made(moved: number) {
  const normal = normals(4);
  return Array.from({ length: 24 }, (_, b) => {
    const prediction = normal();
    return {
      patient: `P${b}`,
      prediction,
      perturbed: [0, 1, 2].map(() => prediction + moved * normal()),
    };
  });
}

describe("stain perturbation", () => {
  it("says by how much of the spread between patients predictions move", () => {
    const little = stainPerturbation(made(0.1), how)!;
    expect(little.value).toBeCloseTo(0.1, 1);
    expect(little.p).toBe(0.005);
    expect(little.n).toBe(24);
  });

  it("finds no patient in predictions that follow the stain", () => {
    const normal = normals(8);
    const bags = made(0).map((bag) => ({ ...bag, perturbed: [normal()] }));
    const { value, p } = stainPerturbation(bags, how)!;
    expect(value).toBeGreaterThan(1);
    expect(p).toBeGreaterThan(0.05);
  });

  it("cannot be told where all patients are predicted alike", () => {
    const flat = made(0.1).map((bag) => ({ ...bag, prediction: 1 }));
    expect(stainPerturbation(flat, how)).toBeNull();
  });
});
