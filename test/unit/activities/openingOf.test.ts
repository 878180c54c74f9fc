import { expect, it } from "vitest";
import { openingOf } from "../../../src/activities/bags/openingOf.js";
import { planBags } from "../../../src/activities/bags/planBags.js";

/** Sixty patients of four sites. */
const BAGS: Parameters<typeof planBags>[0] = Array.from(
  { length: 60 },
  (_, i) => ({
    ...{ id: `P${i}`, patient: `P${i}`, group: `P${i}`, site: `S${i % 4}` },
    ...{ subtype: null, split: null, attributes: {} },
  }),
);

function opening({
  bags = BAGS,
  table = "table",
  folds = 5,
  seed = 1,
  by = {},
}: {
  readonly bags?: typeof BAGS;
  readonly table?: string;
  readonly folds?: number;
  readonly seed?: number;
  readonly by?: Partial<Parameters<typeof openingOf>[1]>;
}) {
  const split = planBags(bags, { folds, seed });
  const settled = {
    cohort: { expression: { sha256: table } },
    split,
    bags: bags.map((bag) => ({ bag })),
  };
  const configuration = { protocol: "p", split: "s", models: ["m", null] };
  return openingOf(settled, { ...configuration, ...by });
}

it("names the same patients whatever the seed, the folds and the order of the table", () => {
  const { sealed } = opening({});
  for (const other of [
    { seed: 2 },
    { folds: 4 },
    { bags: BAGS.toReversed() },
    { by: { protocol: "another", models: ["n"] } },
  ])
    expect(opening(other).sealed).toBe(sealed);
  expect(opening({ table: "another" }).sealed).not.toBe(sealed);
  expect(opening({ bags: BAGS.slice(1) }).sealed).not.toBe(sealed);
});

it("tells one configuration from another by protocol, split and models", () => {
  const { configuration } = opening({});
  expect(opening({}).configuration).toBe(configuration);
  for (const by of [{ protocol: "q" }, { split: "t" }, { models: ["n", null] }])
    expect(opening({ by }).configuration).not.toBe(configuration);
});
