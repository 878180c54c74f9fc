import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAll } from "../../src/graph/log.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";
import { plantClaims, type ClaimPlan } from "./plantedClaims.js";
import { plantCohort, type PlantedRun } from "./plantedCohort.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PAGE = `query ($run: ID!, $first: Int, $after: String) {
  claims(filter: { run: $run }, first: $first, after: $after) {
    nodes { id proposition { morphology { name } } } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}`;

interface Page {
  readonly nodes: readonly {
    readonly id: string;
    readonly proposition: { readonly morphology: { readonly name: string } };
  }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

async function page(
  run: string,
  first: number | null,
  after: string | null = null,
): Promise<Page> {
  const { data, errors } = await api.ask(PAGE, { run, first, after });
  expect(errors).toEqual([]);
  return data?.["claims"] as Page;
}

const names = (of: Page) => of.nodes.map((n) => n.proposition.morphology.name);

function plans({ gene, cohort }: PlantedRun, all: string[]): ClaimPlan[] {
  const symbol = String(gene.props["symbol"]);
  return all.map((morphology) => ({
    gene: symbol,
    morphology,
    cohort: cohort.id,
  }));
}

describe("a page", () => {
  it("goes on where the one before ended, whatever is added between", async () => {
    const planted = await plantCohort(api.graph);
    await plantClaims(api.graph, planted.run, plans(planted, ["b", "d", "f"]));
    const first = await page(planted.run, 2);
    expect(names(first)).toEqual(["b", "d"]);

    const added = plans(planted, ["a", "c", "e", "g"]);
    await plantClaims(api.graph, planted.run, added, 11);
    const rest = await page(planted.run, 10, first.pageInfo.endCursor);
    expect(names(rest)).toEqual(["e", "f", "g"]);
    expect(rest.pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    const again = await page(planted.run, 10);
    expect(names(again)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
    expect(again.totalCount).toBe(7);
  });

  it("of any length gives the same rows in the same order", async () => {
    const planted = await plantCohort(api.graph);
    // Texts whose order by code and by language differ.
    const all = ["Z", "a", "\u00e4", "a\u0308", "\uFF21", "10", "9"];
    await plantClaims(api.graph, planted.run, plans(planted, all));
    const whole = await page(planted.run, null);
    expect(whole.nodes).toHaveLength(all.length);
    expect(whole.edges.map(({ node }) => node.id)).toEqual(
      whole.nodes.map(({ id }) => id),
    );
    for (const length of [1, 2, 5]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const next: Page = await page(planted.run, length, after);
        expect(next.pageInfo.endCursor).toBe(next.edges.at(-1)?.cursor);
        seen.push(...next.nodes.map(({ id }) => id));
        after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole.nodes.map(({ id }) => id));
    }
  });

  it("of nothing is empty", async () => {
    const planted = await plantCohort(api.graph);
    expect(await page(planted.run, 5)).toEqual({
      nodes: [],
      edges: [],
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
      totalCount: 0,
    });
  });

  it("has 1 to 200 rows", async () => {
    for (const first of [0, -1, 201]) {
      const { errors } = await api.ask(PAGE, { run: "r", first });
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(/^first must not be/) as unknown,
          extensions: { code: "BAD_USER_INPUT" },
        },
      ]);
    }
    expect((await api.ask(PAGE, { run: "r", first: 200 })).errors).toEqual([]);
  });

  it("is refused after a cursor of another list, or of nobody's making", async () => {
    const planted = await plantCohort(api.graph);
    await plantClaims(api.graph, planted.run, plans(planted, ["a", "b"]));
    const { pageInfo } = await page(planted.run, 1);
    const forged = [
      "%%%",
      "",
      Buffer.from("null").toString("base64url"),
      Buffer.from('["claims"]').toString("base64url"),
      Buffer.from('["claims",{},{},{},{},{}]').toString("base64url"),
    ];
    const runs =
      "query ($after: String) { runs(after: $after) { nodes { id } } }";
    const others = forged.map((after) => api.ask(PAGE, { run: "r", after }));
    const refusals = await Promise.all([
      ...others,
      api.ask(runs, { after: pageInfo.endCursor }),
    ]);
    for (const { errors } of refusals)
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining("none of this list's") as unknown,
          extensions: { code: "BAD_USER_INPUT" },
        },
      ]);
  });
});

it("the newest run comes first, and a run's steps in the order they ended", async () => {
  const planted = await plantCohort(api.graph);
  const { data } = await api.ask(
    `query ($run: ID!) { runs(first: 200) { nodes { id startedAt } }
       run(id: $run) { steps(first: 2) { nodes { name endedAt } totalCount } } }`,
    { run: planted.run },
  );
  const starts = (data?.["runs"] as { nodes: { startedAt: string }[] }).nodes;
  const times = starts.map(({ startedAt }) => startedAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(data?.["run"]).toMatchObject({
    steps: {
      nodes: [{ name: "readCohort" }, { name: "trainGenes" }],
      totalCount: 4,
    },
  });
});

it("the log's entries of a kind, or about a thing, come in the log's order, page by page", async () => {
  const kind = uniqueName("kind");
  const [thing, other] = [`${kind}-thing`, `${kind}-other`];
  const said = [
    { kind, subject: thing, body: 0 },
    { kind: "test", subject: thing, body: 1 },
    { kind, subject: other, body: 2 },
    { kind: "test", subject: other, body: 3 },
  ];
  await api.graph.write((tx) => appendAll(tx, said));
  const query = `query ($filter: LogEntryFilter, $after: String) {
    logEntries(filter: $filter, first: 1, after: $after) {
      totalCount nodes { body } pageInfo { endCursor hasNextPage } } }`;
  const bodies = async (filter: object) => {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await api.ask(query, { filter, after });
      const { nodes, pageInfo, totalCount } = data?.["logEntries"] as Entries;
      found.push(...nodes.map(({ body }) => body));
      if (pageInfo.hasNextPage) after = pageInfo.endCursor;
      else return { found, totalCount };
    }
  };
  const two = (...found: string[]) => ({ found, totalCount: 2 });
  expect(await bodies({ kind })).toEqual(two("0", "2"));
  expect(await bodies({ subject: other })).toEqual(two("2", "3"));
  const both = await bodies({ kind: "test", subject: thing });
  expect(both).toEqual({ found: ["1"], totalCount: 1 });
});

interface Entries extends Pick<Page, "pageInfo" | "totalCount"> {
  readonly nodes: readonly { readonly body: string }[];
}
