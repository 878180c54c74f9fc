import { z } from "zod";
import type { EvidenceLine } from "../../knowledge/evidence.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { MEASURED } from "../claims/measured.js";
import type { Graph, Tx } from "../graph.js";
import type { JudgingState } from "../judging/readJudging.js";
import { judgingHash, judgingOf } from "../judging/readJudging.js";
import { text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { fallenAmong } from "../standing/fallenAmong.js";
import { readLines } from "../standing/readLines.js";
import { STANDS } from "../standing/standing.js";
import type { ReadingState } from "./readReading.js";
import { readingHash, readingOf } from "./readReading.js";

const head = z.object({
  version: text,
  /** The version that a run made, of which the head is the same with more evidence. */
  measured: text,
  run: text,
  statement: text,
  lines: texts,
  /** Those that a verdict stands under, without what is withdrawn. */
  protocols: texts,
});

/** Everything that decides what comes of closing a reading. */
export interface ClosingState {
  readonly state: ReadingState;
  /** Of the claim. */
  readonly head: z.output<typeof head>;
  /** The head's lines that no withdrawal reaches. */
  readonly lines: readonly EvidenceLine[];
  /** How the head is judged under each protocol that a verdict stands under. */
  readonly judgings: readonly JudgingState[];
}

/** Reads it; null where there is no such reading. */
export function readClosing(
  graph: Graph,
  reading: string,
): Promise<ClosingState | null> {
  return graph.read((tx) => closingOf(tx, reading));
}

/** Hash of what was read. */
export function closingHash({ state, head, judgings }: ClosingState): string {
  return sha256(
    canonical([readingHash(state), head, judgings.map(judgingHash)]),
  );
}

/** The same, within a transaction. */
export async function closingOf(
  tx: Tx,
  reading: string,
): Promise<ClosingState | null> {
  const state = await readingOf(tx, reading);
  if (state === null) return null;
  const { claim } = state.reading;
  const { records } = await tx.run(HEAD, { claim });
  const found = parseRow(head, records[0]?.toObject());
  const fallen = await fallenAmong(tx, {
    lines: found.lines,
    protocols: [],
    except: "",
  });
  const left = found.lines.filter((line) => !fallen.includes(line));
  const judgings: JudgingState[] = [];
  for (const protocol of found.protocols) {
    const judging = await judgingOf(tx, { claim, protocol });
    if (!("missing" in judging)) judgings.push(judging);
  }
  const lines = [...(await readLines(tx, left)).values()];
  return { state, head: found, lines, judgings };
}

const HEAD = `
  MATCH (c:Claim {id: $claim})-[:HEAD]->(v:ClaimVersion)
  MATCH (v)${MEASURED}
  RETURN v.id AS version, measured.id AS measured, v.run AS run, v.statement AS statement,
    COLLECT { MATCH (v)-[:HAS_LINE]->(line:EvidenceLine) RETURN line.id ORDER BY line.id } AS lines,
    COLLECT {
      MATCH (v)<-[:OF]-(o:Verdict)-[:UNDER]->(p:Protocol)
      WHERE NOT EXISTS { (o)<-[:SUPERSEDES]-(:Verdict) }
        AND NOT EXISTS { MATCH (p)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} }
      RETURN DISTINCT p.id AS id ORDER BY id
    } AS protocols`;
