import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleBar } from "../../../src/io/pictures/scaleBar.js";

test("a bar fits, is round, and is the longest of its kind", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-2, max: 1e6, noNaN: true }), (most) => {
      const { length } = scaleBar(most);
      expect(length).toBeLessThanOrEqual(most * (1 + 1e-9));
      expect(length * 2.5).toBeGreaterThanOrEqual(most * (1 - 1e-9));
      expect(length.toExponential()).toMatch(/^[125]e/);
    }),
  );
});

test.each([
  [250, "200 µm"],
  [999, "500 µm"],
  [1000, "1 mm"],
  [7300, "5 mm"],
])("within %d um the bar is labelled %s", (most, label) => {
  expect(scaleBar(most).label).toBe(label);
});

test.each([0, -1, NaN, Infinity])("%d um have no bar", (most) => {
  expect(() => scaleBar(most)).toThrow(RangeError);
});
