import { describe, expect, it } from "vitest";
import { spotItems } from "../../../src/activities/evidence/weighSpots.js";
import { agreementOfPatients } from "../../../src/science/spatial/agreementOfPatients.js";
import { fisherP } from "../../../src/science/stats/fisherP.js";

describe("sections of patients", () => {
  it("p of independent patients combine as the tail of chi-squared", () => {
    // exp(-s) (1 + s + s² / 2), s = -ln(.01 · .2 · .3)
    expect(fisherP([0.01, 0.2, 0.3])).toBeCloseTo(0.0215618, 7);
    expect(fisherP([0.04])).toBeCloseTo(0.04, 12);
    expect(fisherP([1, 1, 1])).toBe(1);
    expect(() => fisherP([0.2, 0])).toThrow(/above 0 .* 0 is given/);
    expect(() => fisherP([])).toThrow(/none is given/);
  });

  it("a patient counts once, however many sections show him", () => {
    const ill = (patient: string, rho: number, p: number) => ({
      patient,
      rho,
      p,
    });
    const [a, b, c] = [
      ill("A", 0.6, 0.001),
      ill("B", 0.1, 0.3),
      ill("C", 0.4, 0.02),
    ];
    const once = agreementOfPatients([a, b, c])!;
    expect(once).toMatchObject({ rho: 0.4, patients: 3 });
    const again = agreementOfPatients([a, a, a, b, c])!;
    expect(again.patients).toBe(3);
    expect(again.rho).toBe(once.rho);
    expect(again.p).toBeGreaterThan(once.p);
  });

  it("what could not be told is left out, and a gene of which nothing could has no item", () => {
    const one = { slide: "S1", spots: 40, q: null };
    const items = spotItems([
      { ...one, gene: "MUC2", patient: "A", rho: 0.5, p: 0.002 },
      { ...one, gene: "MUC2", patient: "B", rho: null, p: null },
      { ...one, gene: "TFF3", patient: "A", rho: 0.2, p: null },
      { ...one, gene: "LYZ", patient: "B", rho: -0.1, p: 0.8 },
    ]);
    expect(items.map(([gene, { n, p, q }]) => [gene, n, p, q])).toEqual([
      ["MUC2", 1, expect.closeTo(0.002), expect.closeTo(0.004)],
      ["LYZ", 1, expect.closeTo(0.8), expect.closeTo(0.8)],
    ]);
  });
});
