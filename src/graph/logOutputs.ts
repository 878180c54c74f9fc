import { z } from "zod";
import type { LogStatement } from "../knowledge/log/logEntry.js";
import { lineHash } from "../knowledge/log/contentHash.js";
import { storedNode } from "../knowledge/log/storedNode.js";
import {
  verdictStatement,
  versionStatement,
} from "../knowledge/recorded/statements.js";
import type { Tx } from "./graph.js";
import { appendAll } from "./log.js";

/** What of a Step's outputs the log names. */
interface Outputs {
  readonly generated: readonly {
    readonly node: { readonly label: string; readonly id: string };
  }[];
}

/**
 * Logs the versions of claims and the verdicts that a Step made, each with the hash of all it says, as the graph keeps
 * it: versions first, both by id. Needs what the Step made and states to be written.
 */
export async function logOutputs(
  tx: Tx,
  step: string,
  { generated }: Outputs,
): Promise<void> {
  const made = (label: string) =>
    generated
      .filter(({ node }) => node.label === label)
      .map(({ node }) => node.id)
      .sort();
  await appendAll(tx, [
    ...(await versionStatements(tx, step, made("ClaimVersion"))),
    ...(await verdictStatements(tx, step, made("Verdict"))),
  ]);
}

const version = z.object({
  version: storedNode.extend({ claim: z.string(), statement: z.string() }),
  lines: z.array(z.string()),
});

async function versionStatements(
  tx: Tx,
  step: string,
  ids: readonly string[],
): Promise<LogStatement[]> {
  if (ids.length === 0) return [];
  const { records } = await tx.run(
    `UNWIND $ids AS id
     MATCH (v:ClaimVersion {id: id})
     RETURN properties(v) AS version,
            COLLECT { MATCH (v)-[:HAS_LINE]->(l:EvidenceLine) RETURN DISTINCT l.id ORDER BY l.id } AS lines`,
    { ids },
  );
  const rows = records.map((record) => version.parse(record.toObject()));
  const hashes = await hashLines(tx, [
    ...new Set(rows.flatMap((r) => r.lines)),
  ]);
  return rows.map(({ version: own, lines }) => {
    const of = new Map(lines.map((line) => [line, hashes.get(line)!]));
    return versionStatement(own, step, of);
  });
}

const line = z.object({ line: storedNode, items: z.array(storedNode) });

async function hashLines(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { records } = await tx.run(
    `UNWIND $ids AS id
     MATCH (l:EvidenceLine {id: id})
     RETURN properties(l) AS line,
            COLLECT { MATCH (l)-[:HAS_ITEM]->(i:EvidenceItem) RETURN properties(i) } AS items`,
    { ids },
  );
  return new Map(
    records.map((record) => {
      const stored = line.parse(record.toObject());
      return [stored.line.id, lineHash(stored)];
    }),
  );
}

const verdict = z.object({
  verdict: storedNode.extend({ outcome: z.string(), exploratory: z.boolean() }),
  version: z.string().nullable(),
  protocol: z.string().nullable(),
});

async function verdictStatements(
  tx: Tx,
  step: string,
  ids: readonly string[],
): Promise<LogStatement[]> {
  if (ids.length === 0) return [];
  const { records } = await tx.run(
    `UNWIND $ids AS id
     MATCH (v:Verdict {id: id})
     RETURN properties(v) AS verdict,
            head(COLLECT { MATCH (v)-[:OF]->(of:ClaimVersion) RETURN of.id }) AS version,
            head(COLLECT { MATCH (v)-[:UNDER]->(p:Protocol) RETURN p.id }) AS protocol`,
    { ids },
  );
  return records.map((record) => {
    const { verdict: own, ...on } = verdict.parse(record.toObject());
    return verdictStatement(own, { ...on, step });
  });
}
