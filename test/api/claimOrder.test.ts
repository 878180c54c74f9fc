import { afterAll, beforeAll, expect, it } from "vitest";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import type { ClaimPlan } from "./plantedClaims.js";
import { plantClaims } from "./plantedClaims.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";

let api: ApiUnderTest;
let planted: PlantedRun;
let gene: string;
/** That the gene marks the one stands, and of the other no more. */
const [SUBTYPE, FALLEN] = [uniqueName("CMS"), uniqueName("CMS")];

/** Claims of one gene, alone or in a module: four of one moment, two of a later one. */
beforeAll(async () => {
  api = await openApi();
  planted = await plantCohort(api.graph);
  gene = uniqueName("G");
  const other = uniqueName("OTHER");
  const plan = (
    morphology: string,
    createdAt: string,
    judgedAt: string,
    { verdict, ...more }: Partial<ClaimPlan> = {},
  ) => ({
    gene,
    morphology,
    cohort: planted.cohort.id,
    createdAt,
    verdict: { judgedAt, ...verdict },
    ...more,
  });
  const [early, late] = [
    "2026-02-01T00:00:00.000Z",
    "2026-02-02T00:00:00.000Z",
  ];
  await plantClaims(api.graph, planted.run, [
    plan("a", late, early, { verdict: { novel: true } }),
    plan("b", early, early, {
      verdict: { outcome: "REFUTED", exploratory: true },
    }),
    plan("c", early, late, { direction: "LOWER" }),
    plan("d", late, late, { genes: [gene, other] }),
    plan("e", early, early),
    plan("f", early, early, { gene: other, genes: [other, gene] }),
  ]);
  const marks = (subtype: string, outcome: string) => ({
    ...{ gene, subtype, cohort: planted.cohort.id },
    verdict: { outcome },
  });
  await plantClaims(
    api.graph,
    planted.run,
    [marks(SUBTYPE, "SUPPORTED"), marks(FALLEN, "SUSPENDED")],
    40,
  );
});
afterAll(() => api.close());

interface Row {
  readonly id: string;
  readonly createdAt: string;
  readonly proposition: { readonly morphology: { readonly name: string } };
}

/** All claims of the gene, read by pages of so many. */
async function listed(
  first: number,
  order: string | null,
  filter: Record<string, unknown> = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  const whole = { gene: [gene], kind: "MORPHOLOGY", ...filter };
  for (let after: string | null = null; ;) {
    const { data, errors } = await api.ask(
      `query ($filter: ClaimFilter, $order: ClaimOrder, $first: Int, $after: String) {
         claims(filter: $filter, order: $order, first: $first, after: $after) {
           nodes { id createdAt proposition { morphology { name } } } pageInfo { hasNextPage endCursor } } }`,
      { filter: whole, order, first, after },
    );
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = data?.["claims"] as {
      nodes: Row[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    rows.push(...nodes);
    if (!pageInfo.hasNextPage) return rows;
    after = pageInfo.endCursor;
  }
}

const names = (rows: readonly Row[]) =>
  rows
    .map(({ proposition }) => proposition.morphology.name)
    .sort()
    .join("");

it.each(["NEWEST_FIRST", "OLDEST_FIRST", "PROPOSITION", null])(
  "pages in the order %s hold each claim once, ties too, whatever their size",
  async (order) => {
    const whole = await listed(200, order);
    expect(names(whole)).toBe("abcdef");
    for (const first of [1, 2, 3])
      expect(await listed(first, order)).toEqual(whole);
    const times = whole.map(({ createdAt }) => createdAt);
    const sorted = [...times].sort();
    if (order === "OLDEST_FIRST") expect(times).toEqual(sorted);
    if (order === "NEWEST_FIRST") expect(times).toEqual(sorted.reverse());
  },
);

it.each(["PROPOSITION", "NEWEST_FIRST"])(
  "what part of a filter passes comes in the order %s, of one gene and of all",
  async (order) => {
    const whole = (await listed(200, order)).map(({ id }) => id);
    const near = {
      createdFrom: "2026-02-01T00:00:00Z",
      createdBefore: "2026-02-03T00:00:00Z",
    };
    const passing: [Record<string, unknown>, string][] = [
      [{ direction: "LOWER" }, "c"],
      [{ scope: "MODULE" }, "df"],
      [{ outcome: ["REFUTED"] }, "b"],
      [{ outcome: ["SUPPORTED", "REFUTED"] }, "abcdef"],
      [{ novel: true }, "a"],
      [{ exploratory: true }, "b"],
      [{ exploratory: false, outcome: ["SUPPORTED"] }, "acdef"],
      [{ morphology: ["b", "d"] }, "bd"],
      [{ morphology: ["a", "b"], outcome: ["SUPPORTED", "SUSPENDED"] }, "a"],
      [{ cohort: [planted.cohort.id] }, "abcdef"],
    ];
    for (const [filter, expected] of passing)
      for (const about of [{}, { gene: null }]) {
        const all = await listed(3, order, { ...near, ...filter, ...about });
        const own = all.filter(({ id }) => whole.includes(id));
        expect([filter, names(own)]).toEqual([filter, expected]);
        const ids = own.map(({ id }) => id);
        expect(ids).toEqual(whole.filter((id) => ids.includes(id)));
      }
  },
);

it("a cursor of one order is refused by another", async () => {
  const page = (order: string, after: string | null) =>
    api.ask(
      "query ($order: ClaimOrder, $after: String) { claims(order: $order, first: 1, after: $after) { pageInfo { endCursor } } }",
      { order, after },
    );
  const { data } = await page("NEWEST_FIRST", null);
  const { endCursor } = (
    data?.["claims"] as { pageInfo: { endCursor: string } }
  ).pageInfo;
  const { errors } = await page("OLDEST_FIRST", endCursor);
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

it("claims are found by cohort, subtype and the day they were claimed or judged", async () => {
  const found = async (filter: Record<string, unknown>) =>
    names(await listed(200, null, filter));
  expect(await found({ cohort: [planted.cohort.id] })).toBe("abcdef");
  expect(await found({ cohort: [planted.cohort.props["name"]] })).toBe(
    "abcdef",
  );
  expect(await found({ cohort: ["another"] })).toBe("");
  expect(await found({ subtype: [SUBTYPE] })).toBe("abcdef");
  expect(await found({ subtype: [FALLEN] })).toBe("");
  expect(await found({ subtype: ["another"] })).toBe("");
  const day = "2026-02-02T00:00:00Z";
  expect(await found({ createdFrom: day })).toBe("ad");
  expect(await found({ createdBefore: day })).toBe("bcef");
  expect(await found({ judgedFrom: day })).toBe("cd");
  expect(await found({ judgedBefore: day })).toBe("abef");
  // The same moment, told in another zone.
  expect(await found({ createdFrom: "2026-02-02T01:00:00+01:00" })).toBe("ad");
  expect(await found({ createdFrom: day, judgedBefore: day })).toBe("a");
});
