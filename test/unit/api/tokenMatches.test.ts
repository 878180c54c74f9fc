import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenMatches } from "../../../src/api/http/tokenMatches.js";

const token = fc.stringMatching(/^[\w.~+/-]{1,60}$/);

it("a token matches itself, in the Bearer scheme only", () => {
  fc.assert(
    fc.property(token, (own) => {
      expect(tokenMatches(`Bearer ${own}`, own)).toBe(true);
      expect(tokenMatches(`bearer  ${own}`, own)).toBe(true);
      expect(tokenMatches(own, own)).toBe(false);
      expect(tokenMatches(`Basic ${own}`, own)).toBe(false);
      expect(tokenMatches(`Bearer ${own} x`, own)).toBe(false);
    }),
  );
});

it("a token matches no other", () => {
  fc.assert(
    fc.property(token, token, (own, other) => {
      fc.pre(own !== other);
      expect(tokenMatches(`Bearer ${other}`, own)).toBe(false);
    }),
  );
});

it("nothing matches where there is no token", () => {
  for (const header of [undefined, "", "Bearer ", "Bearer"])
    expect(tokenMatches(header, "")).toBe(false);
});
