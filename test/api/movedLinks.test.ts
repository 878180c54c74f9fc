import { afterAll, beforeAll, expect, it } from "vitest";
import { logCheckCommand } from "../../src/cli/commands/log.js";
import type { Graph } from "../../src/graph/graph.js";
import { settleClaims } from "../../src/graph/settleClaims.js";
import { plantEvidence } from "../graph/plantedEvidence.js";
import { openTestGraph } from "../graph/testGraph.js";
import { documentOf, withLog } from "./logUnderTest.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** What another hand does to a claim `c`, and what is told of it; VERSION and VERDICT are its own, the others another claim's. */
const EDITS = [
  [
    "MATCH (c)-[old:HEAD]->() DELETE old CREATE (c)-[:HEAD]->(other)",
    "HEAD joins it to OTHER, and the log to VERSION",
  ],
  [
    "MATCH (c)<-[old:COUNTS_FOR]-() DELETE old CREATE (c)<-[:COUNTS_FOR]-(wrong)",
    "COUNTS_FOR joins it to WRONG, and the log to VERDICT",
  ],
  ["CREATE (c)<-[:COUNTS_FOR]-(wrong)", ", and the log to VERDICT"],
  [
    "MATCH (c)<-[old:COUNTS_FOR]-() DELETE old",
    "COUNTS_FOR joins it to no verdict, and the log to VERDICT",
  ],
  ["DETACH DELETE c", "HEAD joins it to no version, and the log to VERSION"],
] as const;

const WORDS = /VERSION|VERDICT|OTHER|WRONG/g;

it("log check tells a claim whose links were moved, though the log is whole, and is content once they are settled", () =>
  withLog(graph, async (log) => {
    const { both: claim, second } = await plantEvidence(log.graph);
    const check = () =>
      documentOf((output) => logCheckCommand(log.api, {}, output));
    for (const [edit, how] of EDITS) {
      expect(await check()).toMatchObject({ sound: true });
      const { records } = await log.tx.run(
        `MATCH (version)<-[:HEAD]-(c:Claim {id: $claim})<-[:COUNTS_FOR]-(verdict)
         MATCH (other)<-[:HEAD]-(:Claim {id: $second})<-[:COUNTS_FOR]-(wrong)
         WITH *, {VERSION: version.id, VERDICT: verdict.id, OTHER: other.id, WRONG: wrong.id} AS ids
         ${edit} RETURN ids`,
        { claim, second },
      );
      const ids: Record<string, string> = records[0]!.get("ids");
      const told = how.replace(WORDS, (word) => ids[word]!);
      expect(await check()).toMatchObject({
        ...{ sound: false, claim },
        message: expect.stringContaining(told) as string,
      });
      await settleClaims(log.tx, [claim]);
    }
  }));
