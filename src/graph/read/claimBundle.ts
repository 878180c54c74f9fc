import { z } from "zod";
import type { LogEntry } from "../../knowledge/log/logEntry.js";
import type { Graph, Tx } from "../graph.js";
import { logEntry } from "../logRows.js";
import { storedNode } from "../../knowledge/log/storedNode.js";
import { unlisted } from "../claims/listed.js";
import { MEASURED } from "../claims/measured.js";
import type { FoundProvenance } from "./provenance.js";
import { provenanceOf } from "./provenance.js";
import { maybe, text } from "./rows/field.js";

const head = z.object({
  claim: storedNode.transform(unlisted),
  version: storedNode,
  cohort: storedNode,
  verdict: storedNode,
  protocol: z.object({ id: text, json: text }),
  /** Of the figures of the genes, patient by patient. */
  evaluations: maybe(text),
  /** Of the genes and classes of patients; before it was kept, and of a morphology, null. */
  measurements: maybe(text),
});

const lines = z.array(
  z.object({ line: storedNode, items: z.array(storedNode) }),
);

/** Everything about a claim that goes into its bundle. */
export interface ClaimRecord extends z.output<typeof head> {
  readonly lines: z.output<typeof lines>;
  readonly lineage: FoundProvenance;
  /** What the log says of its protocol, version and verdict, and of the keys that signed it. */
  readonly entries: readonly LogEntry[];
}

/** Reads a claim's version and verdict with all that they rest on; null where there is no claim with a verdict. */
export function claimRecord(
  graph: Graph,
  claim: string,
): Promise<ClaimRecord | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(HEAD, { claim });
    if (records[0] === undefined) return null;
    const found = head.parse(records[0].toObject());
    const { version, verdict, protocol } = found;
    return {
      ...found,
      lines: await readLines(tx, version.id),
      lineage: await provenanceOf(tx, verdict.id),
      entries: await readEntries(tx, [protocol.id, version.id, verdict.id]),
    };
  });
}

const HEAD = `
  MATCH (c:Claim {id: $claim})<-[:COUNTS_FOR]-(v:Verdict)
  MATCH (v)-[:OF]->(version:ClaimVersion)
  MATCH (v)-[:UNDER]->(p:Protocol)
  MATCH (k:Cohort {id: c.cohort})
  RETURN properties(c) AS claim, properties(version) AS version, properties(k) AS cohort,
    properties(v) AS verdict, p {.id, .json} AS protocol,
    head(COLLECT {
      MATCH (version)${MEASURED}
      MATCH (measured)-[:WAS_GENERATED_BY]->(:Step)-[:USED {role: 'evaluations'}]->(a:Artifact) RETURN a.blob
    }) AS evaluations,
    head(COLLECT {
      MATCH (version)${MEASURED}
      MATCH (measured)-[:WAS_GENERATED_BY]->(:Step)-[:USED {role: 'marks'}]->(:Artifact)-[:WAS_GENERATED_BY]->(assessed:Step)
      MATCH (assessed)<-[:WAS_GENERATED_BY]-(a:Artifact {kind: 'markMeasurements'}) RETURN a.blob
    }) AS measurements`;

async function readLines(
  tx: Tx,
  version: string,
): Promise<ClaimRecord["lines"]> {
  const { records } = await tx.run(
    `MATCH (:ClaimVersion {id: $version})-[:HAS_LINE]->(l:EvidenceLine)
     WITH DISTINCT l ORDER BY l.id
     RETURN {line: properties(l), items: COLLECT {
       MATCH (l)-[:HAS_ITEM]->(i:EvidenceItem)-[made:WAS_GENERATED_BY]->(:Step)
       RETURN properties(i) ORDER BY made.place
     }} AS line`,
    { version },
  );
  return lines.parse(records.map((row): unknown => row.get("line")));
}

const KINDS = ["protocol", "claim-version", "verdict"];

async function readEntries(
  tx: Tx,
  subjects: readonly string[],
): Promise<LogEntry[]> {
  const { records } = await tx.run(
    `CALL () {
       UNWIND $subjects AS subject
       MATCH (e:LogEntry {subject: subject}) WHERE e.kind IN $kinds RETURN e
       UNION
       MATCH (e:LogEntry {kind: 'key'}) RETURN e
     }
     RETURN e {.index, .kind, .subject, .body, .previous, .hash} AS entry ORDER BY e.index`,
    { subjects, kinds: KINDS },
  );
  return records.map((row) => logEntry.parse(row.get("entry")));
}
