import { expect, it } from "vitest";
import {
  joinReadings,
  ReadingSizeError,
  splitReadings,
} from "../../../src/science/mil/joinReadings.js";

const readings = [
  {
    id: "A",
    tiles: 1,
    prediction: Float32Array.of(1, 2),
    attention: Float32Array.of(1, 1),
    tilePrediction: Float32Array.of(1, 2),
  },
  {
    id: "B",
    tiles: 2,
    prediction: Float32Array.of(3, 4),
    attention: Float32Array.of(0.25, 0.75, 0.5, 0.5),
    tilePrediction: Float32Array.of(6, 2, 3, 5),
  },
];

it("lays heads first and bags one after the other", () => {
  const joined = joinReadings(readings, 2);
  expect([...joined.prediction]).toEqual([1, 3, 2, 4]);
  expect([...joined.attention]).toEqual([1, 0.25, 0.75, 1, 0.5, 0.5]);
});

it("is undone by splitting", () => {
  expect(splitReadings(joinReadings(readings, 2), readings)).toEqual(readings);
});

it("refuses to split by other bags", () => {
  const joined = joinReadings(readings, 2);
  expect(() => splitReadings(joined, readings.slice(1))).toThrow(
    ReadingSizeError,
  );
});
