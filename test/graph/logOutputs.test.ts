import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Graph } from "../../src/graph/graph.js";
import { storedNode } from "../../src/knowledge/log/storedNode.js";
import {
  lineHash,
  verdictHash,
  versionHash,
} from "../../src/knowledge/log/contentHash.js";
import type { PlantedEvidence } from "./plantedEvidence.js";
import { plantEvidence } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { openStanding } from "./standingUnderTest.js";

let standing: StandingUnderTest;
let graph: Graph;
let planted: PlantedEvidence;
beforeAll(async () => {
  standing = await openStanding();
  graph = standing.graph;
  planted = await plantEvidence(graph);
});
afterAll(() => standing.close());

/** Rows of a query about the claim that rests on both slides. */
const rows = (query: string): Promise<unknown[]> =>
  graph.read(async (tx) => {
    const { records } = await tx.run(query, { claim: planted.both });
    return records.map((row): unknown => row.get(0));
  });

const entry = z.object({
  index: z.number(),
  body: z.string().transform((json): unknown => JSON.parse(json)),
});

const entriesOf = async (match: string) =>
  (
    await rows(
      `MATCH (c:Claim {id: $claim})<-[:VERSION_OF]-(version:ClaimVersion) ${match}
       RETURN e {.index, .body} ORDER BY e.index`,
    )
  ).map((row) => entry.parse(row));

describe("a step that makes a claim's version or a verdict", () => {
  it("logs the version with the hash of all its evidence says", async () => {
    const [node] = await rows(
      "MATCH (:Claim {id: $claim})<-[:VERSION_OF]-(v) RETURN properties(v)",
    );
    const [line] = await rows(
      "MATCH (:Claim {id: $claim})<-[:VERSION_OF]-()-[:HAS_LINE]->(l) RETURN properties(l)",
    );
    const items = await rows(
      "MATCH (:Claim {id: $claim})<-[:VERSION_OF]-()-[:HAS_LINE]->()-[:HAS_ITEM]->(i) RETURN properties(i)",
    );
    const own = storedNode.parse(line);
    const hash = lineHash({
      line: own,
      items: items.map((item) => storedNode.parse(item)),
    });
    const logged = await entriesOf(
      "MATCH (e:LogEntry {kind: 'claim-version', subject: version.id})",
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]!.body).toMatchObject({
      claim: planted.both,
      content: versionHash(storedNode.parse(node), new Map([[own.id, hash]])),
    });
  });

  it("logs each verdict with the hash of all it says, those of a withdrawal after it", async () => {
    const of = "MATCH (version)<-[:OF]-(v:Verdict)";
    const logged = `${of} MATCH (e:LogEntry {kind: 'verdict', subject: v.id})`;
    expect(await entriesOf(logged)).toHaveLength(1);
    await standing.report("withdraw", planted.patients[0]!);
    const both = await entriesOf(logged);
    expect(both).toHaveLength(2);
    const [withdrawal] = await entriesOf(
      `${of}-[:WAS_GENERATED_BY]->()-[:USED {role: 'withdraw'}]->(:Patient)<-[:WITHDRAWS]-(w)
       MATCH (e:LogEntry {kind: 'withdrawal', subject: w.id})`,
    );
    expect(withdrawal!.index).toBeLessThan(both[1]!.index);
    const nodes = await rows(
      `MATCH (:Claim {id: $claim})<-[:VERSION_OF]-()<-[:OF]-(v:Verdict)
       MATCH (e:LogEntry {kind: 'verdict', subject: v.id}) RETURN properties(v) ORDER BY e.index`,
    );
    for (const [i, node] of nodes.entries())
      expect(both[i]!.body).toMatchObject({
        protocol: planted.protocol,
        content: verdictHash(storedNode.parse(node)),
      });
  });
});
