import { expect, it } from "vitest";
import { fewPatients } from "../../../src/activities/standing/fewPatients.js";
import { fewPatientsLine } from "../../../src/cli/fewPatientsLine.js";
import { standard } from "../knowledge/protocols.js";

const lines = (...ids: string[]) =>
  ids.map((id) => ({ id, criterion: "learnable", items: [] }));
const judgedOn = (...ids: string[]) => ({
  protocolId: "protocol-s",
  protocol: standard(),
  lines: lines(...ids),
});

it("a change of standing foresees which protocols ask for more patients than it leaves", () => {
  const left = (patients: number) => [{ lines: ["a", "b"], patients }];
  const few = { protocol: "protocol-s", least: 60, left: 59 };
  expect(fewPatients([judgedOn("a"), judgedOn("b")], left(59))).toEqual([few]);
  expect(fewPatients([judgedOn("a")], left(60))).toEqual([]);
  // Those of another cohort, to whom a claim of this one was lent, lose nobody.
  expect(fewPatients([judgedOn("elsewhere")], left(59))).toEqual([]);
  const own = { ...judgedOn("b"), protocolId: "protocol-l" };
  own.protocol.criteria = own.protocol.criteria.map((one) => {
    return { ...one, leastN: one.role === "required" ? 20 : 90 };
  });
  expect(fewPatients([judgedOn("a"), own], left(59))).toEqual([few]);
  expect(fewPatients([judgedOn("a"), own], left(0))).toEqual([
    { protocol: "protocol-l", least: 20, left: 0 },
    { ...few, left: 0 },
  ]);
});

it("what too few patients come to is said with the protocol, what it asks for and what is left", () => {
  const protocol = { id: "protocol-s", name: "standard", version: "4" };
  expect(fewPatientsLine({ protocol, least: 60, left: 59 })).toBe(
    "Too few patients for protocol standard 4: 59 left, and it asks for 60. No new run of the cohort supports anything under it.",
  );
});
