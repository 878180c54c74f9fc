import { expect, test } from "vitest";
import {
  checkOverlap,
  checkTiling,
  overlapNotices,
} from "../../../src/runs/checkTiling.js";
import type { StartRequest } from "../../../src/runs/runControl.js";
import { tilingOf } from "../../../src/runs/tilingOf.js";
import { read, writeCohort } from "../../io/tables/cohortFiles.js";

const plain: StartRequest = {
  ...{ idempotencyKey: "k", cohort: "/c", protocol: "standard" },
  ...{ folds: 5, seed: 0 },
};

test.each([0, 0.25, 0.5])("tiles may overlap by %d", (overlap) => {
  expect(checkOverlap({ ...plain, overlap })).toBeNull();
});

test.each([-0.1, 0.51, 1, Number.NaN])(
  "tiles cannot overlap by %d",
  (overlap) => {
    expect(checkOverlap({ ...plain, overlap })).toMatchObject({
      path: "overlap",
      message: expect.stringContaining(String(overlap)),
    });
  },
);

test("a request for the usual tiles is one that says nothing of them", () => {
  expect(tilingOf(plain)).toBeNull();
  const usual = { overlap: 0, stainNormalisation: "none" } as const;
  expect(tilingOf({ ...plain, ...usual })).toBeNull();
  expect(tilingOf({ ...plain, overlap: 0.25 })).toEqual({
    ...usual,
    overlap: 0.25,
  });
  expect(tilingOf({ ...plain, stainNormalisation: "macenko" })).toEqual({
    ...usual,
    stainNormalisation: "macenko",
  });
});

test("overlap is told with what it does to which figures, none is not", () => {
  expect(overlapNotices(plain)).toEqual([]);
  const [notice] = overlapNotices({ ...plain, overlap: 0.5 });
  expect(notice).toMatchObject({ code: "TILES_OVERLAP", value: "0.5" });
  expect(notice?.message).toMatch(/up to 4 of them.*nuclear density/);
});

test("tiles of ready features are neither laid nor seen anew", async () => {
  const { cohort } = await read(await writeCohort());
  const [bag] = cohort?.bags ?? [];
  if (!bag) throw new Error("the cohort has faults");
  const features = {
    ...{ file: "S1.h5", parts: [], layout: "CLAM" },
    ...{ tiles: 1, dim: 2, size: 3 },
  };
  const views = bag.views.map((view) => ({ ...view, features }));
  const ready = { bags: [{ ...bag, views }] };
  expect(checkTiling(plain, ready)).toBeNull();
  expect(checkTiling({ ...plain, overlap: 0.1 }, ready)).toMatchObject({
    path: "overlap",
  });
  const macenko = { ...plain, stainNormalisation: "macenko" as const };
  expect(checkTiling(macenko, ready)).toMatchObject({
    path: "stainNormalisation",
  });
  expect(checkTiling(macenko, { bags: [bag] })).toBeNull();
});
