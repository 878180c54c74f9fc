import fc from "fast-check";
import { expect, test } from "vitest";
import { countLevels } from "../../../src/science/slide/countLevels.js";
import { sameSpace } from "../../../src/science/slide/space.js";

test("each level is counted as often as it is there, whatever the length", () => {
  fc.assert(
    fc.property(fc.uint16Array({ max: 9, maxLength: 40 }), (levels) => {
      const found = countLevels(levels, 10);
      found.forEach((count, level) => {
        expect(count).toBe(levels.filter((one) => one === level).length);
      });
    }),
  );
});

test("the same space is given again for the same length, and another for another", () => {
  const space = sameSpace(Float32Array);
  const first = space(6);
  expect(space(6)).toBe(first);
  expect(space(7)).toHaveLength(7);
});
