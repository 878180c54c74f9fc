import { z } from "zod";

import { labelOf } from "../../knowledge/identity.js";
import type { Label } from "../../knowledge/provenance.js";
import type { Protocol } from "../../knowledge/protocol.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import type { StandingVerdict } from "../../knowledge/withdrawal.js";
import type { Tx } from "../graph.js";
import { flag, maybe, text, texts, whole } from "../read/rows/field.js";
import { outcome } from "../read/rows/governance.js";
import { parseRow } from "../read/rows/parseRow.js";
import { readLines } from "./readLines.js";

const stored = z.object({
  claim: text,
  version: text,
  verdict: text,
  outcome,
  exploratory: flag,
  openings: maybe(whole),
  protocolId: text,
  lines: texts,
  explaining: maybe(text),
  novel: maybe(flag),
  counts: flag,
});

/** A verdict that rests on something, with what its successor takes over from it. */
export interface ReachedVerdict extends StandingVerdict {
  readonly exploratory: boolean;
  readonly openings: number | null;
  /** The claim or subtype that explains it where something does; by the first of its line. */
  readonly explaining: string | null;
  /** Whether it was new when it was first supported; null where that was not said. */
  readonly novel: boolean | null;
  /** Whether it is the claim's verdict now; else it is one of another protocol, or of a version that was the head before. */
  readonly counts: boolean;
}

/**
 * Verdicts that stand on versions, or on lines, among the ids, or are among them: those of heads, and those that a
 * withdrawal suspended while their version was the head.
 */
export async function readVerdicts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReachedVerdict[]> {
  const of = (label: Label) => ids.filter((id) => labelOf(id) === label);
  const { records } = await tx.run(QUERY, {
    versions: of("ClaimVersion"),
    lines: of("EvidenceLine"),
    verdicts: of("Verdict"),
  });
  const rows = records.map((record) => parseRow(stored, record.toObject()));
  const lines = await readLines(tx, [...new Set(rows.flatMap((r) => r.lines))]);
  const protocols = await readProtocols(
    tx,
    rows.map(({ protocolId }) => protocolId),
  );
  return rows.map((row) => ({
    ...row,
    protocol: protocols.get(row.protocolId)!,
    lines: row.lines.flatMap((id) => lines.get(id) ?? []),
  }));
}

/** Each once, for many verdicts stand under one. Whether it could be registered today does not matter: it was. */
async function readProtocols(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Protocol>> {
  const { records } = await tx.run(
    "UNWIND $ids AS id MATCH (p:Protocol {id: id}) RETURN p.id AS id, p.json AS json",
    { ids: [...new Set(ids)] },
  );
  return new Map(
    records.map((row) => [
      String(row.get("id")),
      PROTOCOL_FORM.parse(JSON.parse(String(row.get("json")))),
    ]),
  );
}

const QUERY = `
  CALL () {
    UNWIND $versions AS id
    MATCH (version:ClaimVersion {id: id}) RETURN version
    UNION
    UNWIND $lines AS id
    MATCH (:EvidenceLine {id: id})<-[:HAS_LINE]-(version:ClaimVersion) RETURN version
    UNION
    UNWIND $verdicts AS id
    MATCH (:Verdict {id: id})-[:OF]->(version:ClaimVersion) RETURN version
  }
  MATCH (version)-[:VERSION_OF]->(claim:Claim)
  MATCH (own:Verdict)-[:OF]->(version)
  WHERE NOT EXISTS { (own)<-[:SUPERSEDES]-(:Verdict) }
    AND (own.outcome = 'SUSPENDED' OR EXISTS { (claim)-[:HEAD]->(version) })
  MATCH (own)-[:UNDER]->(protocol:Protocol)
  RETURN claim.id AS claim, version.id AS version, own.id AS verdict, own.outcome AS outcome,
    own.exploratory AS exploratory, own.openings AS openings, protocol.id AS protocolId,
    COLLECT { MATCH (version)-[:HAS_LINE]->(line:EvidenceLine) RETURN line.id ORDER BY line.id } AS lines,
    head(COLLECT { MATCH (own)-[:SUPERSEDES*0..]->(:Verdict)-[:EXPLAINED_BY]->(e) RETURN e.id LIMIT 1 }) AS explaining,
    head(COLLECT { MATCH (own)-[:SUPERSEDES*0..]->(one:Verdict) WHERE one.novel IS NOT NULL RETURN one.novel LIMIT 1 }) AS novel,
    EXISTS { (own)-[:COUNTS_FOR]->(claim) } AS counts
  ORDER BY verdict`;
