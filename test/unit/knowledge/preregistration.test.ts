import fc from "fast-check";
import { expect, it } from "vitest";
import type { Precedence } from "../../../src/knowledge/preregistration.js";
import { isExploratory } from "../../../src/knowledge/preregistration.js";

const ASKED_FIRST: Precedence = {
  protocol: {},
  registered: 4,
  earliest: 5,
  openings: 0,
};
const after = (own: Partial<Precedence>): boolean =>
  isExploratory({ ...ASKED_FIRST, ...own });

it("a finding is exploratory unless the log has its protocol before every step, whatever else is said", () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.nat(50),
      fc.nat(3),
      (registered, earliest, n) => {
        const openings = n === 3 ? null : n;
        const expected = registered >= earliest || (openings ?? 0) > 0;
        expect(after({ registered, earliest, openings })).toBe(expected);
        const says = { exploratory: true } as const;
        expect(after({ registered, earliest, protocol: says })).toBe(true);
      },
    ),
  );
});

it("evidence that no step made was not asked for first", () => {
  expect(after({})).toBe(false);
  expect(after({ earliest: null })).toBe(true);
});
