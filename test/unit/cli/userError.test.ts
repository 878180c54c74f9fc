import { expect, it } from "vitest";
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
