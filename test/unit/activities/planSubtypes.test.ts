import { expect, test } from "vitest";
import type { SubtypeChoice } from "../../../src/activities/subtype/planSubtypes.js";
import {
  planSubtypes,
  SubtypePlanError,
} from "../../../src/activities/subtype/planSubtypes.js";
import type { CohortBag } from "../../../src/io/tables/cohort.js";

/** Thirty patients of three classes; `late` tells one of them from the rest. */
const usual = Array.from({ length: 30 }, (_, i) => `CMS${1 + (i % 3)}`);

function plan(
  subtypes: readonly (string | null)[],
  choice: Partial<SubtypeChoice> = {},
) {
  const bags = subtypes.map((subtype, i): CohortBag => {
    const patient = `P${i}`;
    const attributes = { late: i % 3 === 0 ? "yes" : "no" };
    return {
      ...{ id: patient, patient, group: patient, site: "A", split: null },
      ...{ subtype, attributes, views: [] },
    };
  });
  const asked = { label: "subtype", folds: 3, seed: 0 } as const;
  return planSubtypes(
    { bags, unit: "patient" },
    { ...asked, split: "stratified", ...choice },
  );
}

test("pairs are learnt for two classes", () => {
  const { read } = plan(usual, { label: "late", pairs: 3 });
  expect(read.classes).toEqual(["no", "yes"]);
});

test("stray spaces and case make no class of their own", () => {
  const { read } = plan([" cms1", "CMS2 ", "cMs3", ...usual.slice(3)]);
  expect(read.classes).toEqual(["CMS1", "CMS2", "CMS3"]);
  expect(read.respelt.map(({ to }) => to)).toEqual(["CMS1", "CMS2", "CMS3"]);
});

test.each<[string, () => unknown, string, RegExp]>([
  [
    "pairs for several classes, which are named with what to do",
    () => plan(usual, { pairs: 3 }),
    "pairs",
    /subtype has 3 \(CMS1, CMS2, CMS3\); ask for no pairs.*--label/,
  ],
  [
    "a class that is unknown, with file, column, patient, value and remedy",
    () => plan(["CMS7", ...usual.slice(1)]),
    "label",
    /^patients\.csv, column subtype: patient P0 is of the class CMS7.*correct it, or leave the cell empty/,
  ],
  [
    "a setting of the explainable model out of its range",
    () => plan(usual, { ebm: { learningRate: 2 } }),
    "ebm",
    /learningRate is 2; give one above 0, 1 at most/,
  ],
  [
    "one class alone",
    () => plan(usual.map(() => "CMS2")),
    "label",
    /^patients\.csv, column subtype: two classes.*the column has CMS2 30; name another column/,
  ],
  [
    "a column that is not there",
    () => plan(usual, { label: "cms" }),
    "label",
    /no column cms.*name the column/,
  ],
  [
    "classes that are too few to be divided",
    () => plan(usual, { folds: 40 }),
    "folds",
    /40 folds over 30 patients cannot be made; ask for fewer/,
  ],
])("refused by its field: %s", (_, planned, field, message) => {
  expect(planned).toThrow(SubtypePlanError);
  expect(planned).toThrow(message);
  expect(planned).toThrow(expect.objectContaining({ field }));
});
