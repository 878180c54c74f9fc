import { expect, it } from "vitest";
import { explanationOf } from "../../../src/api/claim/explanationOf.js";
import { identify } from "../../../src/knowledge/identity.js";

const claim = {
  id: identify("Claim", { a: 1 }),
  statement: "A is higher",
  scope: "MODULE" as const,
  name: "A",
};
const subtype = {
  id: identify("Subtype", { name: "CMS1" }),
  statement: null,
  scope: null,
  name: "CMS1",
};

it("nothing explains what no link and no word explains", () => {
  expect(explanationOf(undefined)).toBeNull();
  expect(explanationOf({ link: null, stated: null })).toBeNull();
});

it("a linked claim explains by its statement, of the kind that is stated or that it is", () => {
  const { id, name, statement } = claim;
  expect(explanationOf({ link: claim, stated: null })).toEqual({
    id,
    kind: "MODULE",
    name,
    statement,
  });
  const stated = { kind: "GENE" as const, name: "A" };
  expect(explanationOf({ link: claim, stated })?.kind).toBe("GENE");
});

it("a subtype explains by its name, linked or only stated", () => {
  expect(explanationOf({ link: subtype, stated: null })).toEqual({
    id: subtype.id,
    kind: "SUBTYPE",
    name: "CMS1",
    statement: "differences between subtypes (CMS1)",
  });
  const stated = { kind: "SUBTYPE" as const, name: "subtype" };
  expect(explanationOf({ link: null, stated })).toMatchObject({
    id: null,
    kind: "SUBTYPE",
  });
});
