import { z } from "zod";
import { labelOf } from "../../knowledge/identity.js";
import { wholePatients } from "../../knowledge/wholePatients.js";
import type { Tx } from "../graph.js";
import { maybe, number, text, texts } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { STANDS } from "./standing.js";

const row = z.object({
  /** Lines that one Step weighed, as far as they were asked for. */
  lines: z.array(z.object({ id: text, subject: maybe(text), criterion: text })),
  /** What is withdrawn of what they rest on, with the pseudonym of whose it is; null where it is no patient's. */
  taken: z.array(z.object({ id: text, patient: maybe(text) })),
  /** Pseudonyms of those of whose slides some are withdrawn, and some measured ones are not. */
  left: texts,
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

/** Lines of which whole patients are withdrawn and nothing else: where these were held out, the lines can be computed anew. */
export type HeldOut = Readonly<
  Omit<z.output<typeof row>, "computed" | "taken" | "left">
> & {
  /** Pseudonyms of the patients who are withdrawn, or of whom every slide is. */
  readonly gone: readonly string[];
  /** Blob of the lines as they were computed anew; null where they were not. */
  readonly kept: string | null;
};

/** Lines, and what is withdrawn of what they rest on. */
export interface LinesAndTaken {
  readonly lines: readonly string[];
  /** Id of a patient, specimen or slide that is withdrawn now. */
  readonly taken: string | null;
  /** What is reached now, beside what standing withdrawals reach. */
  readonly reached: readonly string[];
  /** Id of a Withdrawal that does not count, or empty. */
  readonly except: string;
}

/**
 * Reads what lines of evidence rest on patient by patient, where withdrawals take nothing but whole patients from them: these
 * themselves, or all of their slides.
 */
export async function readHeldOut(
  tx: Tx,
  { reached, ...asked }: LinesAndTaken,
): Promise<HeldOut[]> {
  if (asked.lines.length === 0) return [];
  const { records } = await tx.run(QUERY, {
    ...asked,
    reached: reached.filter((id) => labelOf(id) === "Artifact"),
  });
  return records.flatMap((record) => {
    const { computed, taken, left, ...found } = parseRow(
      row,
      record.toObject(),
    );
    const things = taken.map(({ id, patient }) => {
      return { label: labelOf(id), patient };
    });
    const gone = wholePatients(things, new Set(left));
    if (gone === null || gone.length === 0) return [];
    const same = computed.find(({ without }) => sameNames(without, gone));
    return [{ ...found, gone, kept: same?.blob ?? null }];
  });
}

const sameNames = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, i) => one === others[i]);

const QUERY = `
  UNWIND $lines AS id
  MATCH (line:EvidenceLine {id: id})
  WITH line ORDER BY id
  WITH line.step AS maker, collect({id: line.id, subject: line.subject, criterion: line.kind}) AS lines ORDER BY maker
  MATCH (weigh:Step {id: maker, name: 'weighEvidence'})
  MATCH (weigh)-[:USED {role: 'evaluations'}]->(e:Artifact)
  MATCH (weigh)-[:USED {role: 'pairs'}]->(:Artifact)-[:WAS_GENERATED_BY]->(assess:Step {name: 'assessPairs'})
  MATCH (assess)<-[:WAS_GENERATED_BY {role: 'patients'}]-(measures:Artifact)
  WITH *, COLLECT {
    MATCH (weigh)<-[:REACHES]-(w:Withdrawal)-[:WITHDRAWS]->(t) WHERE ${STANDS} AND w.id <> $except RETURN t
    UNION
    MATCH (t:Entity {id: $taken}) RETURN t
  } AS things
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
      UNWIND things AS t
      OPTIONAL MATCH (t)-[:FROM_PATIENT*0..1]->(p:Patient)
      RETURN {id: t.id, patient: p.pseudonym}
    } AS taken,
    COLLECT {
      UNWIND things AS t
      MATCH (t:Slide|Specimen)-[:FROM_PATIENT]->(p:Patient)
      WHERE EXISTS {
        MATCH (assess)-[:USED {role: 'morphology'}]->(m:Artifact)-[:WAS_GENERATED_BY]->(measure:Step)-[:USED {role: 'patient'}]->(p)
        WHERE NOT m.id IN $reached
          AND NOT EXISTS { MATCH (measure)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} AND w.id <> $except }
      }
      RETURN DISTINCT p.pseudonym
    } AS left,
    COLLECT {
      MATCH (e)<-[:USED {role: 'recomputed'}]-(:Step {name: 'judgeAgain'})<-[:WAS_GENERATED_BY]-(a:Artifact {kind: 'recomputed-evidence'})
      WHERE a.of = e.id
      RETURN {blob: a.blob, without: a.without} ORDER BY a.id
    } AS computed`;
