import { expect, it } from "vitest";
import { causeOfStep } from "../../../src/api/verdict/causeOfStep.js";

it("a judging says by its name why it gave verdicts, and of a changed standing what it was", () => {
  const params = JSON.stringify({
    change: "withdrawal-1",
    withdraw: "slide-1",
  });
  expect(causeOfStep({ name: "judgeAgain", params })).toEqual({
    kind: "WITHDRAWAL",
    entity: "slide-1",
  });
  const back = JSON.stringify({ change: "c", reinstate: "slide-1" });
  expect(causeOfStep({ name: "judgeAgain", params: back })).toEqual({
    kind: "REINSTATEMENT",
    entity: "slide-1",
  });
  const ran = { name: "judgeClaims", params: "{}" };
  expect(causeOfStep(ran)).toEqual({ kind: "RUN", entity: null });
  expect(causeOfStep({ name: "tileSlide", params: "{}" })).toBeNull();
});
