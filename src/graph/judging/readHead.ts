import { z } from "zod";
import type { EvidenceLine } from "../../knowledge/evidence.js";
import { MEASURED } from "../claims/measured.js";
import type { Tx } from "../graph.js";
import { text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { fallenAmong } from "../standing/fallenAmong.js";
import { readLines } from "../standing/readLines.js";
import { JUDGED_UNDER } from "./judgedUnder.js";
import type { JudgingState } from "./readJudging.js";
import { judgingHash, judgingOf } from "./readJudging.js";

const row = z.object({
  version: text,
  /** The version that a run made, of which the head is the same with more evidence. */
  measured: text,
  run: text,
  statement: text,
  lines: texts,
  /** Those that a verdict stands under, without what is withdrawn. */
  protocols: texts,
});

/** What a claim says now and how it is judged: what a version with more evidence takes over. */
export interface HeadState {
  readonly head: z.output<typeof row>;
  /** The head's lines that no withdrawal reaches. */
  readonly lines: readonly EvidenceLine[];
  /** How the head is judged under each protocol that a verdict stands under. */
  readonly judgings: readonly JudgingState[];
}

/** What of it must be the same for what was made of it to hold. */
export function headContent({ head, judgings }: HeadState): readonly unknown[] {
  return [head, judgings.map(judgingHash)];
}

/** Reads it within a transaction; null where nothing was measured of the claim yet. */
export async function headOf(tx: Tx, claim: string): Promise<HeadState | null> {
  const { records } = await tx.run(HEAD, { claim });
  if (records[0] === undefined) return null;
  const head = parseRow(row, records[0].toObject());
  const fallen = await fallenAmong(tx, {
    lines: head.lines,
    protocols: [],
    except: "",
  });
  const left = head.lines.filter((line) => !fallen.includes(line));
  const judgings: JudgingState[] = [];
  for (const protocol of head.protocols) {
    const judging = await judgingOf(tx, { claim, protocol });
    if (!("missing" in judging)) judgings.push(judging);
  }
  const lines = [...(await readLines(tx, left)).values()];
  return { head, lines, judgings };
}

const HEAD = `
  MATCH (c:Claim {id: $claim})-[:HEAD]->(v:ClaimVersion)
  MATCH (v)${MEASURED}
  RETURN v.id AS version, measured.id AS measured, v.run AS run, v.statement AS statement,
    COLLECT { MATCH (v)-[:HAS_LINE]->(line:EvidenceLine) RETURN line.id ORDER BY line.id } AS lines,
    ${JUDGED_UNDER} AS protocols`;
