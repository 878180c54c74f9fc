import { expect, it } from "vitest";
import { whyNoFigures } from "../../../src/cli/whyNoFigures.js";

it("a run without figures says why as it stands, and guesses at nothing", () => {
  const run = {
    ...{ id: "run-1", status: "DONE", learntSubtypes: false },
    ...{ split: { sealed: 0 }, evaluations: [] },
  };
  const heldOut = { ...run, evaluations: [{ scope: "held-out" }] };
  expect(whyNoFigures(heldOut, "sealed")).toBe(
    "run run-1 has no sealed figures, only held-out; 0 patients are sealed. Ask for those: --set held-out",
  );
  const said = (more: Partial<typeof run>) =>
    whyNoFigures({ ...run, ...more }, "held-out");
  expect(said({ learntSubtypes: true })).toMatch(/learnt subtypes/);
  expect(said({ status: "RUNNING" })).toMatch(/under way.* ask again/);
  expect(said({ status: "FAILED" })).toMatch(/histoclaim runs says why/);
  expect(said({ status: "CANCELLED" })).toMatch(/was cancelled/);
  expect(said({})).toMatch(/discover the cohort again/);
});
