import { expect, it } from "vitest";
import { claimFilterOf } from "../../../src/cli/claimFilter.js";
import { UserError } from "../../../src/cli/userError.js";

it("gives the API what was asked, and nothing that was not", () => {
  expect(claimFilterOf({})).toEqual({});
  expect(
    claimFilterOf({
      gene: ["MUC2"],
      direction: "higher",
      scope: "gene",
      outcome: ["supported"],
      exploratory: false,
      novel: true,
      cohort: ["c"],
      judgedFrom: "2026-11-26",
    }),
  ).toEqual({
    gene: ["MUC2"],
    direction: "HIGHER",
    scope: "GENE",
    outcome: ["SUPPORTED"],
    exploratory: false,
    novel: true,
    cohort: ["c"],
    judgedFrom: "2026-11-26T00:00:00.000Z",
  });
});

it("refuses what is no outcome, and names those there are", () => {
  expect(() => claimFilterOf({ outcome: ["supported", "suported"] })).toThrow(
    /--outcome suported .*supported, inconclusive, suspended, refuted/,
  );
});

it("refuses what is no day, by its option", () => {
  expect(() => claimFilterOf({ claimedBefore: "soon" })).toThrow(UserError);
  expect(() => claimFilterOf({ claimedBefore: "soon" })).toThrow(
    /--claimed-before soon/,
  );
});
