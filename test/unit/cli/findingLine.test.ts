import { expect, it } from "vitest";
import { findingLine } from "../../../src/cli/findingLine.js";

const words = { message: "P1 is there twice.", remedy: "Keep one." };

it("a finding's line names the place as far as it is known", () => {
  const cell = { file: "patients.csv", line: 3, column: "patient", ...words };
  expect(findingLine("FAULT", cell)).toBe(
    "FAULT patients.csv:3:patient  P1 is there twice. Keep one.",
  );
  expect(findingLine("notice", { ...cell, line: null })).toBe(
    "notice patients.csv:patient  P1 is there twice. Keep one.",
  );
});
