import { expect, test } from "vitest";
import {
  planSubtypes,
  SubtypePlanError,
} from "../../../src/activities/planSubtypes.js";
import type { CohortBag } from "../../../src/io/tables/cohort.js";

/** Thirty patients; `late` tells one class of three from the rest. */
const bags = Array.from({ length: 30 }, (_, i): CohortBag => {
  const patient = `P${i}`;
  const attributes = { late: i % 3 === 0 ? "yes" : "no" };
  return {
    ...{ id: patient, patient, group: patient, site: "A", split: null },
    ...{ subtype: `CMS${1 + (i % 3)}`, attributes, views: [] },
  };
});
const plan = (label: string, pairs: number) =>
  planSubtypes(
    { bags, unit: "patient" },
    { label, folds: 3, seed: 0, split: "stratified", pairs },
  );

test("pairs are learnt for two classes", () => {
  expect(plan("late", 3).read.classes).toEqual(["no", "yes"]);
  expect(plan("subtype", 0).read.classes.length).toBe(3);
});

test("pairs are refused for several classes, which are named with what to do", () => {
  const fault = (): unknown => {
    try {
      return plan("subtype", 3);
    } catch (error) {
      return error;
    }
  };
  expect(fault()).toBeInstanceOf(SubtypePlanError);
  expect(fault()).toMatchObject({
    field: "pairs",
    message: expect.stringMatching(
      /subtype has 3 \(CMS1, CMS2, CMS3\).*--label/,
    ) as unknown,
  });
});
