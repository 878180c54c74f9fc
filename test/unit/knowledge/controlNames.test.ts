import { expect, it } from "vitest";
import {
  EXTRA_CONTROLS,
  extraControls,
} from "../../../src/knowledge/controlNames.js";

it("all stands for every control, and a list for its own, each once and in order", () => {
  expect(extraControls(["all"])).toEqual({ controls: [...EXTRA_CONTROLS] });
  const [first, second] = EXTRA_CONTROLS;
  expect(extraControls([second, first, second])).toEqual({
    controls: [first, second],
  });
  expect(extraControls([])).toEqual({ controls: [] });
});

it("a name that no control has is told", () => {
  expect(extraControls(["all", "tarot"])).toEqual({ unknown: "tarot" });
});
