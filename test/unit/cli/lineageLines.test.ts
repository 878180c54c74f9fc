import { expect, it } from "vitest";
import { lineageLines } from "../../../src/cli/lineageLines.js";

const step = (name: string, sign: string) => ({
  __typename: "Step",
  id: `step-${sign.repeat(64)}`,
  name,
  endedAt: "2026-11-26T22:10:11.000Z",
});
const slide = (name: string) => ({ __typename: "Slide", id: name, name });

it("tells steps by their name, nearest first, and what they began with", () => {
  const slides = Array.from({ length: 10 }, (_, s) => slide(`S${10 - s}`));
  const patient = { __typename: "Patient", id: "p", pseudonym: "P1" };
  const nodes = [
    step("judgeClaims", "a"),
    ...slides,
    step("tileSlide", "b"),
    step("tileSlide", "c"),
    patient,
  ];
  expect(lineageLines({ nodes, truncated: true })).toEqual([
    "made by, the last step first:",
    "  judgeClaims      step-aaaaaaaaaaaa  2026-11-26 22:10",
    "  tileSlide        step-bbbbbbbbbbbb  2026-11-26 22:10  and 1 more",
    "from:",
    "  10 slides: S1, S2, S3, S4, S5, S6, S7, S8, ...",
    "  1 patient: P1",
    "There is more than was read; --prov FILE has all of it.",
  ]);
});
