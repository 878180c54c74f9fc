import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.js";
import { COUNTED_AT_MOST } from "../../src/graph/read/countRows.js";
import { createReads, type GraphReads } from "../../src/graph/read/reads.js";
import { identify } from "../../src/knowledge/identity.js";
import { geneNode } from "./planted.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
let reads: GraphReads;
beforeAll(async () => {
  graph = await openTestGraph();
  reads = createReads(graph);
});
afterAll(() => graph.close());

it("a statement that is run alone reads, and cannot write", async () => {
  const { records } = await graph.run("RETURN $x AS x", { x: "told" });
  expect(records.map((row) => row.get("x"))).toEqual(["told"]);
  const label = uniqueName("Written");
  await expect(graph.run(`CREATE (:\`${label}\`)`)).rejects.toThrow(/read/i);
});

/** Regions written past the gateway: many at once, some as no gateway would let them in. */
async function plantRegions(
  masses: readonly number[],
  props: Record<string, unknown> = {},
): Promise<string> {
  const gene = geneNode(uniqueName("GENE"));
  const rows = masses.map((mass, i) => ({
    id: identify("AttentionRegion", { gene: gene.id, i }),
    step: "none",
    gene: gene.props["symbol"],
    slide: "none",
    outline: "[]",
    mass,
    meanPrediction: 0,
    agreement: 1,
    ...props,
  }));
  await graph.write((tx) =>
    tx.run(
      `MERGE (g:Gene {id: $gene.id}) SET g.symbol = $gene.props.symbol
       WITH g UNWIND $rows AS row CREATE (r:AttentionRegion) SET r = row CREATE (r)-[:FOR]->(g)`,
      { gene, rows },
    ),
  );
  return gene.id;
}

const asked = (
  parents: readonly string[],
  first: number,
  after: string | null,
) =>
  reads.pages("regionsOfGene", {
    parents,
    filter: null,
    page: { first, after },
  });

/** Pages all of which can be read. */
async function take(...request: Parameters<typeof asked>) {
  return (await asked(...request)).map((page) => {
    if (page instanceof Error) throw page;
    return page;
  });
}

describe("pages", () => {
  it("go down in one key and up in the next, through rows that are equal in the first", async () => {
    const masses = [0.5, 0.1, 0.5, 0.3, 0.5, 0.1, 1 / 3, 0.3];
    const gene = await plantRegions(masses);
    const seen: { mass: number; id: string }[] = [];
    let after: string | null = null;
    do {
      const [page] = await take([gene], 3, after);
      seen.push(...page!.rows.map(({ node }) => node));
      after = page!.hasNextPage ? (page!.rows.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(seen.map(({ mass }) => mass)).toEqual(
      [...masses].sort((a, b) => b - a),
    );
    expect(new Set(seen.map(({ id }) => id)).size).toBe(masses.length);
    const equal = seen.filter(({ mass }) => mass === 0.5).map(({ id }) => id);
    expect(equal).toEqual([...equal].sort());
  });

  it("of many parents are each parent's own, in their order", async () => {
    const [few, none, many] = [
      await plantRegions([0.1]),
      geneNode("NONE").id,
      await plantRegions([0.3, 0.4, 0.2]),
    ];
    const pages = await take([many, none, few, many], 2, null);
    expect(
      pages.map(({ rows, hasNextPage }) => [
        rows.map(({ node }) => node.mass),
        hasNextPage,
      ]),
    ).toEqual([
      [[0.4, 0.3], true],
      [[], false],
      [[0.1], false],
      [[0.4, 0.3], true],
    ]);
  });
});

describe("counts", () => {
  it("are given up where the list is too long", async () => {
    const long = await plantRegions(Array(COUNTED_AT_MOST + 1).fill(0.5));
    const short = await plantRegions([0.1, 0.2]);
    const parents = [short, long];
    const request = { parents, filter: null };
    expect(await reads.counts("regionsOfGene", request)).toEqual([2, null]);
    await graph.write((tx) =>
      tx.run("MATCH (:Gene {id: $long})<-[:FOR]-(r) DETACH DELETE r", { long }),
    );
  });
});

describe("rows", () => {
  it("that readers cannot understand fail what they were read for, by name, and nothing else", async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ outline: "no JSON" }, "outline"],
      [{ outline: "[[[0]]]" }, "outline.0.0"],
      [{ slide: null }, "slide"],
      [{ agreement: "high" }, "agreement"],
    ];
    const sound = await plantRegions([0.1]);
    for (const [props, property] of cases) {
      const broken = await plantRegions([0.1], props);
      const [page, other] = await asked([broken, sound], 1, null);
      expect(page).toMatchObject({ name: "UnreadableRowError", property });
      expect(other).toMatchObject({ rows: [{ node: { mass: 0.1 } }] });
    }
  });

  it("come in the order of the ids, null where there is none", async () => {
    const symbols = ["B", "A"].map((name) => uniqueName(name));
    const genes = symbols.map(geneNode);
    await graph.write((tx) =>
      tx.run(
        "UNWIND $genes AS g MERGE (n:Gene {id: g.id}) SET n.symbol = g.props.symbol",
        { genes },
      ),
    );
    const ghost = geneNode(uniqueName("C")).id;
    const ids = [genes[1]!.id, ghost, genes[0]!.id, genes[1]!.id];
    expect(await reads.nodes("Gene", ids)).toEqual([
      { id: genes[1]!.id, symbol: symbols[1] },
      null,
      { id: genes[0]!.id, symbol: symbols[0] },
      { id: genes[1]!.id, symbol: symbols[1] },
    ]);
    expect(await reads.nodes("Gene", [])).toEqual([]);
  });
});

it("a read that takes longer than it may is ended by the database", async () => {
  const hurried = await openTestGraph({ readTimeoutMs: 1500 });
  try {
    const slow = hurried.read((tx) =>
      tx.run("UNWIND range(1, 2000000000) AS i RETURN count(sin(i)) AS n"),
    );
    await expect(slow).rejects.toMatchObject({
      code: expect.stringContaining("TransactionTimedOut") as unknown,
    });
  } finally {
    await hurried.close();
  }
});
