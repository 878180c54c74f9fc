import { expect, it } from "vitest";
import { accepted } from "../../../src/cli/refusal.js";
import { UserError } from "../../../src/cli/userError.js";

it("what was refused is told once: a reason that the message gives is not listed below it", () => {
  const reason = "there is no token x";
  const said = new UserError(`sheet.csv: ${reason}`, [
    { path: "token", message: reason },
    { path: "days", message: "give whole days" },
  ]);
  expect(said.message).toBe(`sheet.csv: ${reason}\n  days: give whole days`);
  expect(said.issues).toHaveLength(2);
});

it("a field of a request is called as the command calls it", () => {
  const message = "it is 5; ask for 10 tiles or more";
  const refusal = {
    __typename: "InvalidInput" as const,
    message: "the reading was not started",
    issues: [
      { path: "tilesPerArm", message },
      { path: "claim", message: "unknown" },
    ],
  };
  const named = () => accepted(refusal, undefined, { tilesPerArm: "--tiles" });
  expect(named).toThrow(
    `the reading was not started\n  --tiles: ${message}\n  claim: unknown`,
  );
});
