import { expect, it } from "vitest";
import {
  ensemble,
  NoUnseenModelError,
} from "../../../src/science/mil/ensemble.js";

const reading = {
  id: "P1",
  tiles: 2,
  prediction: Float32Array.of(9, 1.5, 2),
  attention: Float32Array.of(0, 1, 0.5, 0.5, 0, 1),
  tilePrediction: Float32Array.of(9, 9, 1, 2, 0, 2),
};

it("averages every fold on a sealed bag", () => {
  const made = ensemble(reading, [1, 2], null);
  expect(made.models).toBe(2);
  expect(made.prediction).toBe(1.75);
  expect([...made.attention]).toEqual([0.25, 0.75]);
  expect([...made.tilePrediction]).toEqual([0.5, 2]);
  expect([...made.contribution]).toEqual([0.25, 1.5]);
});

it("reads a bag that is not sealed by the model that held it out alone", () => {
  const made = ensemble(reading, [1, 2], 0);
  expect(made.models).toBe(1);
  expect([...made.attention]).toEqual([0.5, 0.5]);
});

it("refuses a bag that no model held out", () => {
  expect(() => ensemble(reading, [1, 2], 2)).toThrow(NoUnseenModelError);
});
