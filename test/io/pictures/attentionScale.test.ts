import fc from "fast-check";
import { expect, test } from "vitest";
import { attentionScale } from "../../../src/io/pictures/attentionScale.js";

const attention = fc.array(
  fc.double({ min: 0, max: 1e4, noNaN: true, noDefaultInfinity: true }),
  { minLength: 1, maxLength: 200 },
);

/** How bright a CSS colour is to the eye. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("more attention is lighter, so that the order is seen without hue", () => {
  const scale = attentionScale([0, 10], 2);
  const steps = Array.from({ length: 64 }, (_, i) =>
    luminance(scale.colour((i / 63) * scale.top)),
  );
  for (let i = 1; i < steps.length; i++)
    expect(steps[i]).toBeGreaterThan(steps[i - 1]!);
});

test("the scale ends at a tick and holds the threshold and all but the top hundredth", () => {
  fc.assert(
    fc.property(attention, (values) => {
      const { top, ticks } = attentionScale(values, 2);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeCloseTo(top, 9);
      const beyond = values.filter((value) => value > top).length;
      expect(beyond).toBeLessThanOrEqual(Math.ceil(values.length / 100));
    }),
  );
});

test("values beyond the scale have its last colour, and the scale says so", () => {
  const values = [...Array<number>(400).fill(1), 5000];
  const scale = attentionScale(values, 2);
  expect(scale.top).toBeLessThan(5000);
  expect(scale.clipped).toBe(true);
  expect(scale.colour(5000)).toBe(scale.colour(scale.top));
  expect(attentionScale([0, 1, 2], 2).clipped).toBe(false);
});

test.each([NaN, Infinity])("attention of %s is refused", (value) => {
  expect(() => attentionScale([1, value], 2)).toThrow(RangeError);
});
