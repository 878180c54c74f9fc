import { expect, it } from "vitest";
import { elsewhere } from "../../../src/knowledge/criteria/elsewhere.js";
import type { CohortClaim } from "../../../src/knowledge/elsewhere.js";
import { compareElsewhere, LEGS } from "../../../src/knowledge/elsewhere.js";
import { standard } from "./protocols.js";

const demand = standard().criteria.find(({ name }) => name === "elsewhere")!;
const of = (...names: string[]) => ({
  patients: new Set(names),
  slides: new Set(names.map((name) => `slide of ${name}`)),
});
const own = { ...of("A"), direction: "HIGHER" as const };

/** A cohort of one patient of its own. @param p of learnable, located, present */
function cohort(
  name: string,
  p: readonly [number, number, number],
  more: Partial<CohortClaim> = {},
): CohortClaim {
  const legs = Object.entries(LEGS).map(([criterion, kind], i) => {
    const item = { kind, value: 0.5, n: 80, p: p[i]! };
    const interval = { low: 0.3, high: 0.65 };
    return { id: name + kind, criterion, items: [{ ...item, interval }] };
  });
  const here = { cohort: name, name, claim: name, legs, ...of(name) };
  return {
    ...here,
    ...{ direction: "HIGHER", fallen: false, earliest: 9 },
    ...more,
  };
}

it("all three legs must hold in a cohort, and the cohorts are counted", () => {
  const { found } = compareElsewhere(
    own,
    [cohort("B", [0.001, 0.004, 0.002]), cohort("C", [0.3, 0.001, 0.001])],
    [],
  );
  expect(found.map(({ item: { about, p, q } }) => [about, p, q])).toEqual([
    ["B", 0.004, 0.008],
    ["C", 0.3, 0.3],
  ]);
});

it("what points the other way there is negative, with its interval", () => {
  const there = cohort("B", [0.001, 0.001, 0.001], { direction: "LOWER" });
  const [only] = compareElsewhere(own, [there], []).found;
  expect(only!.item).toMatchObject({
    value: -0.5,
    interval: { low: -0.65, high: -0.3 },
  });
});

it("patients, and files of slides, count for the first cohort that has them", () => {
  const p = [0.001, 0.001, 0.001] as const;
  const twin = cohort("C", p, { patients: new Set(["B"]) });
  const copy = cohort("D", p, { slides: own.slides });
  const { found, leftOut } = compareElsewhere(
    own,
    [cohort("B", p), twin, copy],
    [],
  );
  expect(found.map(({ cohort: id }) => id)).toEqual(["B"]);
  expect(leftOut.map(({ reason }) => reason.split(" of a ")[0])).toEqual([
    "it has 1 patient (B)",
    "it has 1 slide file (slide of A)",
  ]);
});

it("the cohort that says most for the claim decides, in whatever order they are told", () => {
  const { found } = compareElsewhere(
    own,
    [cohort("B", [0.001, 0.001, 0.001]), cohort("C", [0.3, 0.001, 0.001])],
    [],
  );
  const items = found.map(({ item }) => item);
  const assess = (told: typeof items) =>
    elsewhere.assess(demand, [
      { id: "l", criterion: "elsewhere", items: told },
    ]);
  const result = assess(items);
  expect(result).toMatchObject({ outcome: "PASS", observed: 0.002 });
  expect(result.sentence).toMatch(/patients of cohort B is 0.50 /);
  expect(assess([...items].reverse())).toEqual(result);
});
