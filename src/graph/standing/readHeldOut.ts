import { z } from "zod";
import type { Tx } from "../graph.js";
import { maybe, number, text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { STANDS } from "./standing.js";

const row = z.object({
  /** Lines that one Step weighed, as far as they were asked for. */
  lines: z.array(z.object({ id: text, subject: maybe(text), criterion: text })),
  /** Pseudonyms of the patients who are withdrawn. */
  gone: texts,
  /** Blobs of what the lines rest on. */
  evaluations: z.object({ id: text, blob: text }),
  measures: text,
  contrasts: z.array(z.object({ blob: text, params: text })),
  foldMaps: texts,
  /** How the pairs were assessed. */
  params: text,
  seed: maybe(number),
  /** What was computed anew before, and without whom. */
  computed: z.array(z.object({ blob: text, without: texts })),
});

/** Lines of which patients are withdrawn and nothing else: where these were held out, the lines can be computed anew. */
export type HeldOut = Readonly<Omit<z.output<typeof row>, "computed">> & {
  /** Blob of the lines as they were computed anew; null where they were not. */
  readonly kept: string | null;
};

/**
 * Reads what lines of evidence rest on patient by patient, where withdrawals take nothing but patients from them.
 * @param taken id of a patient who is withdrawn now
 * @param except id of a Withdrawal that does not count, or empty
 */
export async function readHeldOut(
  tx: Tx,
  asked: {
    readonly lines: readonly string[];
    readonly taken: string | null;
    readonly except: string;
  },
): Promise<HeldOut[]> {
  if (asked.lines.length === 0) return [];
  const { records } = await tx.run(QUERY, asked);
  return records
    .map((record) => parseRow(row, record.toObject()))
    .filter(({ gone }) => gone.length > 0)
    .map(({ computed, ...found }) => {
      const gone = [...new Set(found.gone)].sort();
      const same = computed.find(({ without }) => sameNames(without, gone));
      return { ...found, gone, kept: same?.blob ?? null };
    });
}

const sameNames = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, i) => one === others[i]);

const QUERY = `
  UNWIND $lines AS id
  MATCH (line:EvidenceLine {id: id})-[:WAS_GENERATED_BY]->(weigh:Step {name: 'weighEvidence'})
  WITH weigh, line ORDER BY line.id
  WITH weigh, collect({id: line.id, subject: line.subject, criterion: line.kind}) AS lines ORDER BY weigh.id
  WHERE NOT EXISTS {
    MATCH (weigh)<-[:REACHES]-(w:Withdrawal)-[:WITHDRAWS]->(t)
    WHERE ${STANDS} AND w.id <> $except AND NOT t:Patient
  }
  MATCH (weigh)-[:USED {role: 'evaluations'}]->(e:Artifact)
  MATCH (weigh)-[:USED {role: 'pairs'}]->(:Artifact)-[:WAS_GENERATED_BY]->(assess:Step {name: 'assessPairs'})
  MATCH (assess)<-[:WAS_GENERATED_BY {role: 'patients'}]-(measures:Artifact)
  RETURN lines, e {.id, .blob} AS evaluations, measures.blob AS measures,
    assess.params AS params, assess.seed AS seed,
    COLLECT {
      MATCH (assess)-[:USED {role: 'contrasts'}]->(c:Artifact)-[:WAS_GENERATED_BY]->(locate:Step)
      RETURN {blob: c.blob, params: locate.params} ORDER BY c.id
    } AS contrasts,
    COLLECT {
      MATCH (weigh)-[:USED {role: 'foldMaps'}]->(a:Artifact)
      RETURN a.blob ORDER BY a.id
    } AS foldMaps,
    COLLECT {
      MATCH (weigh)<-[:REACHES]-(w:Withdrawal)-[:WITHDRAWS]->(t:Patient)
      WHERE ${STANDS} AND w.id <> $except
      RETURN t.pseudonym AS name
      UNION
      MATCH (t:Patient {id: $taken}) RETURN t.pseudonym AS name
    } AS gone,
    COLLECT {
      MATCH (e)<-[:USED {role: 'recomputed'}]-(:Step {name: 'judgeAgain'})<-[:WAS_GENERATED_BY]-(a:Artifact {kind: 'recomputed-evidence'})
      WHERE a.of = e.id
      RETURN {blob: a.blob, without: a.without} ORDER BY a.id
    } AS computed`;
