import { describe, expect, it } from "vitest";
import {
  agreementOf,
  compareNumbers,
} from "../../../src/knowledge/replication.js";

const at = (what: string) => ({ output: "o", what });

describe("two makings", () => {
  it("are equal where every number is, NaN and both zeros included", () => {
    expect(compareNumbers([1, Number.NaN, 0], [1, Number.NaN, -0])).toBeNull();
    expect(agreementOf([])).toBe("EQUAL");
  });

  it("agree within the last digits of single precision, and say how far they are apart", () => {
    const found = compareNumbers([1000, 0], [1000.05, 5e-7]);
    expect(found?.beyond).toBe(0);
    expect(found?.farthest).toBeCloseTo(0.05);
    expect(agreementOf([{ ...at("a"), ...found! }])).toBe("WITHIN_TOLERANCE");
  });

  it("differ by one number beyond it, another length, or what is no number", () => {
    const far = compareNumbers([1, 2, 3], [1, 2.1, 3]);
    expect(far).toMatchObject({ beyond: 1 });
    for (const found of [
      far,
      compareNumbers([1], [1, 2]),
      compareNumbers([1], [Number.NaN]),
    ])
      expect(agreementOf([{ ...at("a"), ...found! }])).toBe("DIFFERENT");
  });
});
