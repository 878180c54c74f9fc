import { expect, test } from "vitest";
import { createLedger } from "../../../src/io/tables/findings/findingLedger.js";

test("findings come file by file as they were read, and line by line", () => {
  const ledger = createLedger();
  const at = (file: string, line?: number) =>
    ledger.fault(
      "EMPTY_CELL",
      { file, ...(line === undefined ? {} : { line }) },
      "A cell is empty.",
      "Fill it in.",
    );
  at("slides.csv", 7);
  at("patients.csv", 3);
  at("slides.csv", 2);
  at("slides.csv");
  expect(
    ledger.findings().faults.map(({ file, line }) => [file, line]),
  ).toEqual([
    ["slides.csv", null],
    ["slides.csv", 2],
    ["slides.csv", 7],
    ["patients.csv", 3],
  ]);
});
