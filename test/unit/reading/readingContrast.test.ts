import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingAgreement } from "../../../src/science/reading/readingAgreement.js";
import { readingContrast } from "../../../src/science/reading/readingContrast.js";

const HOW = { draws: 999, seed: 4 };

/** Two tiles of each arm of each patient. @param seen of a patient, attended tiles first */
function readOf(seen: readonly (readonly number[])[]) {
  return {
    patients: seen.flatMap((_, p) => Array.from({ length: 4 }, () => `P${p}`)),
    attended: seen.flatMap(() => [true, true, false, false]),
    seen: seen.flat(),
  };
}

describe("the contrast of a reading", () => {
  it("is the mean over patients of the difference of rates", () => {
    const { value, rates, byPatient, n } = readingContrast(
      readOf([
        [1, 1, 0, 0],
        [1, 0, 0.5, 0],
        [0, 0, 0, 0],
      ]),
      HOW,
    );
    expect(n).toBe(3);
    expect(value).toBeCloseTo((1 + 0.25 + 0) / 3, 12);
    expect(rates.attended - rates.control).toBeCloseTo(value, 12);
    expect(byPatient[1]).toEqual({
      patient: "P1",
      attended: 0.5,
      control: 0.25,
    });
  });

  it("has the p of dealing the arms anew within patients", () => {
    const all = Array.from({ length: 3 }, () => [1, 1, 0, 0]);
    const { p } = readingContrast(readOf(all), { draws: 20_000, seed: 9 });
    // Of the six ways to deal each patient's arms one is as observed.
    const exact = 1 / 6 ** 3;
    expect(Math.abs(p - exact)).toBeLessThan(5 * Math.sqrt(exact / 20_000));
  });

  it("of readers who see nothing is nothing, and no evidence", () => {
    const nothing = Array.from({ length: 5 }, () => [0, 0, 0, 0]);
    const { value, p, interval } = readingContrast(readOf(nothing), HOW);
    expect([value, p, interval]).toEqual([0, 1, { low: 0, high: 0 }]);
  });

  it("turns its sign with the arms", () => {
    const row = fc.array(fc.constantFrom(0, 0.5, 1), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (seen) => {
        const read = readOf(seen);
        const turned = { ...read, attended: read.attended.map((is) => !is) };
        const how = { draws: 9, seed: 1 };
        expect(readingContrast(turned, how).value).toBeCloseTo(
          -readingContrast(read, how).value,
          12,
        );
      }),
    );
  });

  it("cannot be had of patients with one arm", () => {
    const read = { patients: ["P"], attended: [true], seen: [1] };
    expect(() => readingContrast(read, HOW)).toThrow(RangeError);
  });
});

describe("the agreement of readers", () => {
  const how = { categories: 3, resamples: 200, seed: 1 };
  const patients = ["A", "A", "B", "B", "C", "C"];
  const first = [0, 1, 0, 1, 0, 1];

  it("is Cohen's for two and Fleiss' for more, within its interval", () => {
    const second = [0, 1, 0, 1, 1, 1];
    const two = readingAgreement([first, second], patients, how)!;
    expect(two.name).toBe("cohen");
    expect(two.value).toBeCloseTo(2 / 3, 12);
    expect(two.interval!.low).toBeLessThanOrEqual(two.value);
    expect(two.interval!.high).toBeGreaterThanOrEqual(two.value);
    const three = readingAgreement([first, second, first], patients, how);
    expect(three).toMatchObject({ name: "fleiss" });
  });

  it("is nothing of one reader, or where all answers are the same", () => {
    expect(readingAgreement([first], patients, how)).toBeNull();
    const same = [0, 0, 0, 0, 0, 0];
    expect(readingAgreement([same, same], patients, how)).toBeNull();
  });
});
