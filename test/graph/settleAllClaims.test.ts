import { afterAll, beforeAll, expect, it } from "vitest";
import type { Graph, Tx } from "../../src/graph/graph.js";
import { applyMigration } from "../../src/graph/migrate.js";
import { shippedMigrations } from "../../src/graph/migrations.js";
import { claimLinks } from "../../src/graph/read/claimLinks.js";
import { settleAllClaims } from "../../src/graph/settleAllClaims.js";
import { CLAIM_STANDING } from "../../src/knowledge/log/claimStanding.js";
import { plantEvidence } from "./plantedEvidence.js";
import { rolledBack } from "./rolledBack.js";
import { openTestGraph } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** Where the claim's links lead, and what the log says of it. */
async function standing(inside: Graph, claim: string) {
  const [links] = await claimLinks(inside, {
    ...{ after: claim.slice(0, -1), most: 1 },
  });
  const { records } = await inside.run(
    "MATCH (e:LogEntry {subject: $claim, kind: $kind}) RETURN e.body AS body ORDER BY e.index",
    { claim, kind: CLAIM_STANDING },
  );
  return {
    links,
    said: records.map((row): unknown => JSON.parse(String(row.get("body")))),
  };
}

const forgetStandings = (tx: Tx) =>
  tx.run("MATCH (e:LogEntry {kind: $kind}) SET e.kind = 'other'", {
    kind: CLAIM_STANDING,
  });

it("of two verdicts that count, as servers that migrated while a run wrote could leave them, settling leaves the right one and logs it once", () =>
  rolledBack(graph, async (inside, tx) => {
    const { both: claim, second } = await plantEvidence(inside);
    const before = await standing(inside, claim);
    const { claim: of, versions, verdicts } = before.links!;
    expect(of).toBe(claim);
    const last = { version: versions[0], verdict: verdicts[0] };
    // Head without verdict when it was weighed, then the verdict.
    expect(before.said).toEqual([{ ...last, verdict: null }, last]);
    await forgetStandings(tx);
    await tx.run(
      `MATCH (c:Claim {id: $claim}), (:Claim {id: $second})<-[:COUNTS_FOR]-(wrong)
       CREATE (wrong)-[:COUNTS_FOR]->(c)`,
      { claim, second },
    );
    expect((await standing(inside, claim)).links?.verdicts).toHaveLength(2);
    for (let i = 0; i < 2; i++) {
      await settleAllClaims(inside);
      const now = await standing(inside, claim);
      expect(now).toEqual({ links: before.links, said: [last] });
    }
  }));

it("a start that comes late to a block changes no data by it: a run may have moved on", () =>
  rolledBack(graph, async (inside, tx) => {
    const { both: claim } = await plantEvidence(inside);
    await tx.run("MATCH (:Claim {id: $claim})<-[c:COUNTS_FOR]-() DELETE c", {
      claim,
    });
    const late = shippedMigrations()[14]!;
    expect(late.title).toContain("which verdict counts");
    await applyMigration(inside, late);
    expect((await standing(inside, claim)).links?.verdicts).toEqual([]);
    await tx.run("MATCH (m:Migration {version: 15}) DELETE m");
    await applyMigration(inside, late);
    expect((await standing(inside, claim)).links?.verdicts).toHaveLength(1);
  }));
