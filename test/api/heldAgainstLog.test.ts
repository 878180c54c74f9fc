import { afterAll, beforeAll, expect, it } from "vitest";
import { logCheckCommand } from "../../src/cli/commands/log.js";
import type { Graph } from "../../src/graph/graph.js";
import { createLogReads } from "../../src/graph/read/logReads.js";
import { settleClaims } from "../../src/graph/settleClaims.js";
import { labelOf } from "../../src/knowledge/identity.js";
import type { LogEntry } from "../../src/knowledge/log/logEntry.js";
import type { LastRecorded } from "../../src/knowledge/recorded/checkContents.js";
import {
  checkContents,
  noteRecorded,
} from "../../src/knowledge/recorded/checkContents.js";
import type { ContentFault } from "../../src/knowledge/recorded/contentFault.js";
import { heldByEntry } from "../../src/knowledge/recorded/held.js";
import type { RecordedLabel } from "../../src/knowledge/recorded/readers.js";
import { plantEvidence } from "../graph/plantedEvidence.js";
import { rolledBack } from "../graph/rolledBack.js";
import type { StandingUnderTest } from "../graph/standingUnderTest.js";
import { openStanding } from "../graph/standingUnderTest.js";
import { documentOf, withLog } from "./logUnderTest.js";
import type { RecordedThings } from "./recordedThings.js";
import { plantFact, plantThings } from "./recordedThings.js";

let standing: StandingUnderTest;
let graph: Graph;
let things: RecordedThings;
/** By id of a thing, the entries that record it. */
const logged = new Map<string, LogEntry[]>();
beforeAll(async () => {
  standing = await openStanding();
  graph = standing.graph;
  const reads = createLogReads(graph);
  const { size: start } = await reads.head();
  things = await plantThings(graph, standing.deps);
  const { size: end } = await reads.head();
  for (const entry of await reads.entries(start, end))
    for (const { id } of heldByEntry(entry))
      logged.set(id, [...(logged.get(id) ?? []), entry]);
});
afterAll(() => standing.close());

const GONE = "DETACH DELETE c";

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
  [GONE, "HEAD joins it to no version, and the log to VERSION"],
] as const;

const WORDS = /VERSION|VERDICT|OTHER|WRONG/g;

it("log check tells a claim whose links were moved, though the log is whole, and is content once they are settled", () =>
  withLog(graph, async (log) => {
    const { both: claim, second } = await plantEvidence(log.graph);
    const check = () =>
      documentOf((output) => logCheckCommand(log.api, {}, output));
    for (const [edit, how] of EDITS) {
      if (edit === GONE) expect(await check()).toMatchObject({ sound: true });
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

/** What another hand does to a thing `n` of a kind, and what of it is told. */
const CHANGES: readonly (readonly [string, string, string])[] = [
  ["protocol", "SET n.json = replace(n.json, '0.01', '0.2')", "its id is"],
  ["protocol", "SET n.registeredAt = '2020'", 'registeredAt is "2020" in the'],
  [
    "protocol",
    "WITH n MATCH (n)-[:REQUIRES]->(c) SET c.threshold = 0.2",
    "its criterion's threshold is 0.2 in the graph, and 0.01 follows from",
  ],
  ["run", "SET n.input = '{}'", "what was asked has the hash"],
  ["run", "SET n.logIndex = -1", "its logIndex is -1 in the graph"],
  ["run", "WITH n MATCH (n)-[c:CANCELLED_BY]->() DELETE c", "no longer"],
  ["fact", "SET n.direction = 'LOWER'", "its id is"],
  ["fact", "DETACH DELETE n", "the graph has it no longer"],
  ["token", "SET n.role = 'admin'", 'its role is "admin" in the graph'],
  ["token", "REMOVE n.revokedAt", "the graph has it no longer"],
  ["token", "SET n.name = 'Di'", "its name is"],
  ["claim", "SET n.tissue = 'lung'", "its id is"],
  ["claim", "SET n.statement = 'so'", 'its statement is "so" in the graph'],
  ["claim", "SET n.place = 'A'", 'its place is "A" in the graph'],
  [
    "claim",
    "SET n.outcome = 'REFUTED'",
    '"SUPPORTED" follows from the verdict',
  ],
  ["claim", "SET n.novel = true", "its novel is true in the graph, and null"],
  [
    "claim",
    "WITH n MATCH (a:Agent) WITH n, a LIMIT 1 CREATE (n)-[:WAS_ASSOCIATED_WITH]->(a)",
    "no entry records it",
  ],
  [
    "proposal",
    "WITH n MATCH (n)-[r:ABOUT]->(:Gene {symbol: 'TFF3'}) SET r.place = 'A'",
    "its ABOUT TFF3 is",
  ],
  [
    "proposal",
    "WITH n MATCH (n)-[r:WAS_ASSOCIATED_WITH]->() DELETE r",
    "the graph has it no longer",
  ],
  ["version", "SET n.statement = 'so'", 'its statement is "so" in the graph'],
  ["version", "SET n.other = 1", "which keeps of it the hash alone"],
  [
    "version",
    "WITH n MATCH (n)-[:HAS_LINE]->()-[:HAS_ITEM]->(i) SET i.value = 0.9",
    "its evidence with it, has the hash",
  ],
  ["version", "SET n.extra = 0.0/0.0", "cannot be read"],
  ["verdict", "SET n.outcome = 'REFUTED'", 'its outcome is "REFUTED" in the'],
  ["verdict", "SET n.reason = 'so'", "which keeps of it the hash alone"],
  [
    "verdict",
    "WITH n MATCH (n)-[r:UNDER]->() DELETE r",
    "its protocol is null",
  ],
  ["verdict", "SET n.id = n.id + '0'", "the graph has it no longer"],
  ["review", "SET n.comment = 'seen'", 'its comment is "seen" in the graph'],
  ["review", "SET n.decision = 'ACCEPT'", 'its decision is "ACCEPT" in the'],
  ["review", "WITH n MATCH (n)-[r:OF]->() DELETE r", "its OF is null"],
  ["withdrawal", "SET n.reason = 'so'", 'its reason is "so" in the graph'],
  ["reinstatement", "DETACH DELETE n", "the graph has it no longer"],
  [
    "replication",
    "WITH n MATCH (n)-[r:REPLICATES]->() SET r.agreement = 'DIFFERENT'",
    'its agreement is "DIFFERENT" in the graph, and "EQUAL" in the log',
  ],
  ["reading", "SET n.commitment = 'x'", 'its commitment is "x" in the graph'],
  [
    "reading",
    "WITH n MATCH (n)<-[:USED]-(:Step {name: 'closeReading'})<-[:WAS_GENERATED_BY]-(a:Artifact) SET a.blob = 'x'",
    'its report is "x" in the graph',
  ],
  ["answers", "SET n.blob = 'x'", 'its answers is "x" in the graph'],
];

it.each(CHANGES)(
  "a %s of which another hand did %s is told",
  (kind, change, how) =>
    rolledBack(graph, async (inside, tx) => {
      const id = things[kind] ?? (await factWithin(inside));
      expect(await faultOf(inside, id)).toBeNull();
      await tx.run(`MATCH (n:${labelOf(id)!} {id: $id}) ${change}`, { id });
      const fault = await faultOf(inside, id);
      expect(fault?.message).toContain(how);
      expect(fault?.message).toContain(id);
    }),
);

/** A fact that is gone with the transaction. */
async function factWithin(inside: Graph): Promise<string> {
  const id = await plantFact(inside);
  const reads = createLogReads(inside);
  const { size } = await reads.head();
  logged.set(id, await reads.entries(size - 1, size));
  return id;
}

/** What of a thing is not what the log says of it. */
async function faultOf(
  inside: Graph,
  id: string,
): Promise<ContentFault | null> {
  const label = labelOf(id);
  const reads = createLogReads(inside);
  const last: LastRecorded = new Map();
  for (const entry of logged.get(id) ?? []) noteRecorded(last, entry);
  for (const key of last.keys()) if (!key.endsWith(id)) last.delete(key);
  const after = id.slice(0, -1);
  const found = await reads.contents({
    ...{ label: label as RecordedLabel, after, most: 1 },
  });
  const own = found.filter((thing) => thing.id === id);
  const doubts = await checkContents(last, each(sent(own)));
  return doubts.fault(
    Infinity,
    async (index) => (await reads.entries(index, index + 1))[0],
  );
}

/** As it comes over the wire. */
const sent = <T>(things: T): T => JSON.parse(JSON.stringify(things)) as T;

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield Promise.resolve(item);
}

it("log check names what was edited, with its entry; what was put in; and what is gone", () =>
  withLog(graph, async (log) => {
    const check = () =>
      documentOf((output) => logCheckCommand(log.api, {}, output));
    const { verdict, claim } = things;
    const id = verdict!;
    const told = (fault: object, how: string) => ({
      ...{ sound: false, claim: null, thing: { kind: "verdict", ...fault } },
      message: expect.stringContaining(how) as string,
    });
    expect(await check()).toMatchObject({ sound: true });
    const planted = `${id.slice(0, -8)}00000000`;
    await log.tx.run(
      "MATCH (v:Verdict {id: $id}) CREATE (:Verdict {id: $planted, step: v.step, outcome: 'REFUTED', exploratory: false})",
      { id, planted },
    );
    expect(await check()).toMatchObject(
      told({ id: planted, field: null }, "no entry records it"),
    );
    await log.tx.run("MATCH (v:Verdict {id: $planted}) DELETE v", { planted });
    await log.tx.run(
      `MATCH (v:Verdict {id: $id}) SET v.outcome = 'REFUTED'
       WITH v MATCH (c:Claim {id: $claim}) SET c.outcome = 'REFUTED'`,
      { id, claim },
    );
    const entry = logged.get(id)!.find(({ kind }) => kind === "verdict")!;
    expect(await check()).toMatchObject({
      ...told({ id, field: "outcome" }, `in entry ${entry.index} (verdict)`),
      index: entry.index,
    });
  }));
