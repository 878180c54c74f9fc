import { expect, it } from "vitest";
import { fewPatientsNotices } from "../../../src/runs/fewPatientsNotices.js";
import { standard } from "../knowledge/protocols.js";

const bags = (patients: number) =>
  Array.from({ length: 2 * patients }, (_, i) => ({
    patient: `P${String(i % patients)}`,
  }));

it("a cohort below what the protocol asks of its patients is told so, by numbers", () => {
  const [notice] = fewPatientsNotices(standard(), { bags: bags(59) });
  expect(notice).toMatchObject({ code: "FEW_PATIENTS", value: "59" });
  expect(notice!.message).toMatch(/59 patients .* standard asks for 60/);
  expect(fewPatientsNotices(standard(), { bags: bags(60) })).toEqual([]);
});
