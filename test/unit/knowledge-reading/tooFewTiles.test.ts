import { describe, expect, it } from "vitest";
import { tooFewTiles } from "../../../src/knowledge/reading/tooFewTiles.js";
import { standard } from "../knowledge/protocols.js";

/** The protocol that ships, which asks for a reading of ten patients, and one that asks for twenty. */
const ten = standard();
const twenty = {
  ...ten,
  name: "strict",
  criteria: ten.criteria.map((demand) =>
    demand.name === "readByPathologist" ? { ...demand, leastN: 20 } : demand,
  ),
};
const silent = {
  ...ten,
  criteria: ten.criteria.filter(({ name }) => name !== "readByPathologist"),
};

describe("tiles of a reading", () => {
  it.each([
    ["as many as a protocol asks for patients", 10, [ten]],
    ["enough for one of two protocols", 10, [ten, twenty]],
    ["of a claim that is not judged", 1, []],
    ["of which no protocol asks", 1, [silent]],
  ])("may be enough: %s", (_, tiles, protocols) => {
    expect(tooFewTiles(tiles, protocols)).toBeNull();
  });

  it("too few for every protocol that asks are refused with what each asks, and what would do", () => {
    expect(tooFewTiles(9, [twenty, silent, ten])).toBe(
      `it is 9, which is tiles of 9 patients at most, and protocol strict ${ten.version} asks for 20, protocol standard ${ten.version} asks for 10: ` +
        "a claim is read once, and this reading could never count; ask for 10 tiles or more",
    );
  });
});
