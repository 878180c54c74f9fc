import { expect, it } from "vitest";
import {
  assertMilOptions,
  MilOptionsError,
} from "../../../src/science/mil/assertMilOptions.js";
import type { MilOptions } from "../../../src/science/mil/milOptions.js";
import {
  DEFAULT_MIL_OPTIONS,
  MIL_PRESETS,
} from "../../../src/science/mil/milOptions.js";

it("takes every preset", () => {
  for (const preset of Object.values(MIL_PRESETS)) assertMilOptions(preset);
});

const WRONG: readonly [keyof MilOptions, unknown][] = [
  ["dropout", 1],
  ["learningRate", 0],
  ["learningRate", NaN],
  ["weightDecay", -1],
  ["clamp", 0],
  ["tilesPerStep", 1.5],
  ["patience", 0],
  ["memory", 1000],
  ["attention", "soft"],
  ["optimiser", "sgd"],
  // A mask a head would give every bag the same sub-network.
  ["testDropout", "seeded"],
];

it.each(WRONG)(
  "refuses %s of %s by name and says what it may be",
  (name, value) => {
    const options = { ...DEFAULT_MIL_OPTIONS, [name]: value };
    expect(() => {
      assertMilOptions(options);
    }).toThrow(MilOptionsError);
    expect(() => {
      assertMilOptions(options);
    }).toThrow(new RegExp(`option ${name} is .*must be`));
  },
);
