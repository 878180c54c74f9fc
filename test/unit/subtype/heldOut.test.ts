import { expect, test } from "vitest";
import { imageExpression } from "../../../src/activities/subtype/imageExpression.js";
import type { StoredSplit } from "../../../src/activities/bags/planBags.js";
import { planBags } from "../../../src/activities/bags/planBags.js";
import {
  assertHeldOut,
  SubtypeLeakError,
} from "../../../src/science/subtype/image/assertHeldOut.js";

const FOLDS = 3;

/** 40 patients as a discovery divides them: a sealed fifth, folds, and those that each fold stops early at. */
function recorded(): StoredSplit {
  const bags = Array.from({ length: 40 }, (_, i) => ({
    id: `P${i}`,
    patient: `P${i}`,
    group: `P${i}`,
    site: `S${i % 4}`,
    subtype: null,
    split: null,
    attributes: {},
  }));
  return planBags(bags, { folds: FOLDS, seed: 1 });
}

function imageOf(split: StoredSplit) {
  const bags = split.bags.map(({ id }) => id);
  const units = {
    patients: bags,
    sites: bags.map(() => null),
    sealed: split.bags.map(({ sealed }) => sealed),
    subtypes: bags.map(() => null),
  };
  return imageExpression({ genes: [], bags, units }, split);
}

/** Who is asked by which models, the subtypes' folds another cut of the patients than the images'. */
function check(
  split: StoredSplit,
  foldOf: (i: number) => number = (i) => i % FOLDS,
): void {
  const image = imageOf(split);
  const patients = split.bags.map(({ id }) => id);
  const subtype = Array.from(
    { length: FOLDS },
    (_, f) => new Set(patients.filter((_, i) => i % FOLDS !== f)),
  );
  assertHeldOut(
    patients.map((patient, i) => ({
      patient,
      imageFolds: image.of.get(patient)!.folds,
      fold: foldOf(i),
    })),
    { image: image.taughtBy, subtype },
  );
}

test("folds as they are recorded let no patient reach himself, whatever the subtypes' folds", () => {
  expect(() => check(recorded())).not.toThrow();
});

test("a sealed patient is foretold by every fold, and teaches none", () => {
  const split = recorded();
  const { of, taughtBy } = imageOf(split);
  const sealed = split.bags.filter((bag) => bag.sealed);
  expect(sealed.length).toBeGreaterThan(0);
  for (const { id } of sealed) {
    expect(of.get(id)!.folds).toEqual([0, 1, 2]);
    expect(taughtBy.some((taught) => taught.has(id))).toBe(false);
  }
});

/** A split in which one open bag is changed. */
function leaking(
  change: (bag: StoredSplit["bags"][number]) => Partial<typeof bag>,
): { split: StoredSplit; patient: string } {
  const split = recorded();
  const at = split.bags.findIndex(({ sealed }) => !sealed);
  const own = split.bags[at]!;
  return {
    patient: own.id,
    split: {
      ...split,
      bags: [
        ...split.bags.map((bag, b) =>
          b === at ? { ...bag, ...change(bag) } : bag,
        ),
      ],
    },
  };
}

test("a patient whose second row teaches the image model that foretells him is caught", () => {
  const { split, patient } = leaking(() => ({}));
  const own = split.bags.find(({ id }) => id === patient)!;
  const twice = {
    ...split,
    bags: [{ ...own, fold: (own.fold! + 1) % FOLDS }, ...split.bags],
  };
  expect(() => check(twice)).toThrow(SubtypeLeakError);
  expect(() => check(twice)).toThrow(
    `patient ${patient} was taught to the image models of fold ${own.fold}`,
  );
});

test("a patient whom no recorded fold held out is caught", () => {
  const { split, patient } = leaking(() => ({ fold: null }));
  expect(() => check(split)).toThrow(
    `patient ${patient} was held out by no image model`,
  );
});

test("a patient who is asked of a subtype model that he taught is caught", () => {
  expect(() => check(recorded(), () => 0)).toThrow(
    "patient P1 was taught to the subtype model of fold 0",
  );
});
