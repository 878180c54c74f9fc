import { z } from "zod";
import { OWNER } from "../../knowledge/caller.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { MAKERS } from "../claims/makers.js";
import { MEASURED } from "../claims/measured.js";
import type { Graph, Tx } from "../graph.js";
import { flag, maybe, text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { ROWS } from "../read/rows/rows.js";
import { STANDS } from "../standing/standing.js";

const state = z.object({
  reading: ROWS.Reading,
  /** Blob of what it came to; null while it is open. */
  report: maybe(text),
  /** When it was closed. */
  closedAt: maybe(text),
  /** What readers sent, the first first, without what was withdrawn. */
  answers: z.array(
    z.object({
      id: text,
      blob: text,
      /** Id of the reader's Agent. */
      reader: text,
      name: text,
    }),
  ),
  /** Agents who proposed the claim or started a run that made it. */
  makers: texts,
  /** Whether a standing withdrawal reaches it. */
  fallen: flag,
  /** Whether its claim was measured anew since its tiles were drawn. */
  anew: flag,
});

/** A reading and what became of it. */
export type ReadingState = Readonly<z.output<typeof state>>;

/** The reading with an id, or null. */
export function readReading(
  graph: Graph,
  id: string,
): Promise<ReadingState | null> {
  return graph.read((tx) => readingOf(tx, id));
}

/** Hash of what was read: what was decided on it holds while that is the same. */
export function readingHash({
  reading,
  report,
  answers,
  fallen,
  anew,
}: ReadingState): string {
  const ids = answers.map(({ id }) => id);
  return sha256(canonical({ id: reading.id, report, ids, fallen, anew }));
}

/** The same, within a transaction. */
export async function readingOf(
  tx: Tx,
  id: string,
): Promise<ReadingState | null> {
  const { records } = await tx.run(QUERY, { id, owner: OWNER.agent });
  return records[0] === undefined
    ? null
    : parseRow(state, records[0].toObject());
}

const QUERY = `
  MATCH (r:Reading {id: $id})
  MATCH (claim:Claim {id: r.claim})
  OPTIONAL MATCH (r)<-[:USED]-(closing:Step {name: 'closeReading'})<-[:WAS_GENERATED_BY]-(report:Artifact {kind: 'reading-report'})
  WITH r, claim, closing, report ORDER BY closing.endedAt DESC, report.id LIMIT 1
  RETURN properties(r) AS reading, report.blob AS report, closing.endedAt AS closedAt,
    COLLECT {
      MATCH (r)<-[:USED]-(s:Step {name: 'readTiles'})<-[:WAS_GENERATED_BY]-(a:Artifact {kind: 'reading-answers'})
      MATCH (s)-[:WAS_ASSOCIATED_WITH]->(who:Agent)
      WHERE NOT EXISTS { MATCH (a)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} }
        AND NOT EXISTS { MATCH (s)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} }
      RETURN {id: a.id, blob: a.blob, reader: who.id, name: who.name} ORDER BY s.logSize, a.id
    } AS answers,
    ${MAKERS} AS makers,
    EXISTS { MATCH (r)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} }
      OR EXISTS { MATCH (r)-[:WAS_GENERATED_BY]->(:Step)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} } AS fallen,
    NOT EXISTS { MATCH (claim)-[:HEAD]->(:ClaimVersion)${MEASURED} AND measured.id = r.version } AS anew`;
