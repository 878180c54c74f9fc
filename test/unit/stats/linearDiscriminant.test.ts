import { expect, test } from "vitest";
import { linearDiscriminant } from "../../../src/science/stats/linearDiscriminant.js";

/** Three clouds about the corners of a triangle, six points each, and a value that never varies. */
const CORNERS = [
  [0, 0],
  [10, 0],
  [0, 10],
] as const;
const labels = Array.from({ length: 18 }, (_, i) => i % 3);
const rows = labels.map((label, i) => {
  const [x, y] = CORNERS[label]!;
  return [x + Math.sin(i), y + Math.cos(2 * i), 7];
});

test("points are named by the corner they lie at", () => {
  const name = linearDiscriminant(rows, labels, 3);
  expect(rows.map(name)).toEqual(labels);
  expect(name([9, 1, 7])).toBe(1);
});

test("neither unit nor origin of a value changes a name", () => {
  const moved = (row: readonly number[]) => [row[0]! * 1e3 - 5, row[1]!, 7];
  const name = linearDiscriminant(rows, labels, 3);
  const other = linearDiscriminant(rows.map(moved), labels, 3);
  for (const point of [
    [4, 2, 7],
    [5.2, 4, 7],
    [1, 6, 7],
  ])
    expect(other(moved(point))).toBe(name(point));
});

test("more dimensions than examples do no harm", () => {
  const wide = rows.map((row, i) => [
    ...row,
    ...Array.from({ length: 40 }, (_, d) => Math.sin(i * 7.3 + d * d)),
  ]);
  const name = linearDiscriminant(wide, labels, 3);
  expect(wide.map(name)).toEqual(labels);
});

test("a class without an example is refused", () => {
  expect(() => linearDiscriminant(rows, labels, 4)).toThrow(RangeError);
});
