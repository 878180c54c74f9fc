import { expect, test } from "vitest";
import { pictureNotes } from "../../../src/activities/pictures/pictureNotes.js";

const BAG = { bag: "P1", patient: "P1", views: [] };
const SEALED = {
  bag: { ...BAG, sealed: true },
  candidates: 20,
  contrast: 0.417,
};
const CLAIM = { genes: ["MUC2"], of: "nuclear_density" };
const REGIONS = [{ mass: 0.25 }, { mass: 0.125 }];

const notes = (
  chosen: Partial<typeof SEALED> = {},
  claim = CLAIM,
  regions = REGIONS,
): string => pictureNotes(claim, { ...SEALED, ...chosen }, regions).join("\n");

test("it is said of how many slides the picture was chosen, and by what rule", () => {
  expect(notes()).toContain("Of 20 sealed slides");
  expect(notes()).toMatch(/nuclear density in the claimed direction .*0\.42/);
  expect(notes()).toContain("at its clearest, not on average");
});

test("whose attention it is follows from whether the patient was sealed", () => {
  const open = notes({ bag: { ...BAG, sealed: false } });
  expect(notes()).toContain("mean of all folds' models");
  expect(open).toContain("the one model that did not learn from this patient");
  expect(open).not.toContain("sealed");
});

test("a module's genes are named", () => {
  const claim = { ...CLAIM, genes: ["MUC2", "TFF3", "REG4"] };
  expect(notes({}, claim)).toContain("genes MUC2, TFF3 and REG4");
});

test("it is said what is outlined, and how much of the attention it has", () => {
  expect(notes()).toContain("the 10 % of this patient's that have the most");
  expect(notes()).toContain("they have 38 % of it");
  expect(notes({}, CLAIM, [])).toContain("No tile");
});

test("a claim that even its plainest slide does not show is not praised", () => {
  expect(notes({ contrast: -0.1 })).toContain("Even here it does not go");
});

test("an only slide was not chosen", () => {
  expect(notes({ candidates: 1 })).toContain("the only sealed slide");
});

test("a region is not called by its patient, from whom a model may have learnt", () => {
  const region = notes({ bag: { ...BAG, bag: "C3-r2c2", sealed: false } });
  expect(region).toContain("did not learn from this region");
  expect(region).toContain("Of 20 regions");
  expect(region).not.toContain("patient");
});
