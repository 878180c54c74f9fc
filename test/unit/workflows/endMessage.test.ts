import { expect, it } from "vitest";
import { endMessage } from "../../../workflows/endMessage.js";

const bags = { blob: "blob", bags: 3, leftOut: [] };

it("tells who was left out, how few were divided and what could not be drawn, or nothing", () => {
  expect(endMessage(bags, [], [])).toBeNull();
  const few = "3 patients are too few";
  expect(endMessage(bags, [], [], few)).toBe(few);
  const leftOut = [{ patient: "P4", reason: "no slide" }];
  const undrawn = [{ claim: "claim-1", reason: "no tiles" }];
  expect(endMessage({ ...bags, leftOut }, [], undrawn, few)).toMatch(
    /P4 \(no slide\)\. 3 patients .*\. 1 of the pictures/,
  );
});
