import { z } from "zod";
import { AGREEMENTS } from "../../knowledge/replication.js";
import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { evaluation } from "./rows/data.js";
import { number, text, whole } from "./rows/field.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** Lists of runs and of a run's steps. */
export const RUN_LISTINGS = {
  /** Newest first: a run that starts later joins before the first page. */
  runs: {
    match: "MATCH (n:Run)",
    order: [
      { by: "startedAt", way: "DESC" },
      { by: "id", way: "DESC" },
    ],
    row: ROWS.Run,
  } satisfies Listing<RowOf<"Run">>,
  /** By their end: a step enters the graph when it has ended, so a run that goes on adds after the last page. */
  stepsOfRun: {
    match: "MATCH (:Run {id: parent})-[:CALLED]->(n:Step)",
    order: [
      { by: "endedAt", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Step,
  } satisfies Listing<RowOf<"Step">>,
  verdictsOfRun: {
    match:
      "MATCH (:Run {id: parent})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(n:Verdict)",
    order: [
      { by: "judgedAt", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Verdict,
  } satisfies Listing<RowOf<"Verdict">>,
};

const link = z.object({ role: text, id: text });
const replication = z.object({
  step: text,
  agreement: z.enum(AGREEMENTS),
  endedAt: text,
});
const heldOut = evaluation.omit({ scope: true });
const onSpots = heldOut.extend({ slide: text, spots: whole });

/** What is linked to a run or to a step. */
export const RUN_RELATIONS = {
  cohortOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(s:Step {name: 'readCohort'})-[:USED]->(:ExpressionTable)-[:IN_COHORT]->(c:Cohort)`,
    row: "properties(c)",
    order: "s.endedAt DESC, c.id",
    most: 1,
    form: ROWS.Cohort,
  } satisfies Relation<RowOf<"Cohort">>,
  splitOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(s:Step {name: 'splitCohort'})<-[:WAS_GENERATED_BY]-(n:Split)`,
    row: "properties(n)",
    order: "s.endedAt DESC, n.id",
    most: 1,
    form: ROWS.Split,
  } satisfies Relation<RowOf<"Split">>,
  /** Figures that no criterion reads: those of the cohort as a whole first. */
  controlsOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(s:Step)<-[:WAS_GENERATED_BY]-(i:EvidenceItem)
      WHERE i.subject IS NOT NULL`,
    row: "properties(i)",
    order: "i.subject <> 'cohort', i.subject, i.kind, i.id",
    most: null,
    form: ROWS.EvidenceItem,
  } satisfies Relation<RowOf<"EvidenceItem">>,
  /** Predictions over out-of-fold and sealed patients together. */
  heldOutOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(p:Prediction {scope: 'held-out'})`,
    row: "{gene: p.gene, metrics: p.metrics}",
    order: "p.gene, p.id",
    most: null,
    form: heldOut,
  } satisfies Relation<z.output<typeof heldOut>>,
  /** Predictions on each set of patients. */
  evaluationsOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(p:Prediction)
      WHERE p.scope IN ['held-out', 'out-of-fold', 'sealed']`,
    row: "{gene: p.gene, scope: p.scope, metrics: p.metrics}",
    order: "p.gene, p.scope, p.id",
    most: null,
    form: evaluation,
  } satisfies Relation<z.output<typeof evaluation>>,
  /** Absent of runs of before it was kept. */
  effectiveTestsOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(s:Step {name: 'evaluateGenes'})<-[:WAS_GENERATED_BY]-(a:Artifact)
      WHERE a.effectiveTests IS NOT NULL`,
    row: "a.effectiveTests",
    order: "s.endedAt DESC, a.id",
    most: 1,
    form: number,
  } satisfies Relation<number>,
  /** Predictions for sections that were not trained on, against the spots measured on them. */
  spotsOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(p:Prediction {scope: 'spots'})`,
    row: "{gene: p.gene, slide: p.slide, spots: p.spots, metrics: p.metrics}",
    order: "p.slide, p.gene, p.id",
    most: null,
    form: onSpots,
  } satisfies Relation<z.output<typeof onSpots>>,
  /** What its models were trained with; more than one where the worker changed in between. */
  backendsOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(s:Step) WHERE s.backend <> 'none'
      WITH DISTINCT s.backend AS backend`,
    row: "backend",
    order: "backend",
    most: null,
    form: text,
  } satisfies Relation<string>,
  usedByStep: {
    match: "MATCH (:Step {id: parent})-[u:USED]->(e:Entity)",
    row: "{role: u.role, id: e.id}",
    order: "u.role, e.id",
    most: null,
    form: link,
  } satisfies Relation<z.output<typeof link>>,
  replicationsOfStep: {
    match: "MATCH (:Step {id: parent})<-[r:REPLICATES]-(s:Step)",
    row: "{step: s.id, agreement: r.agreement, endedAt: s.endedAt}",
    order: "s.endedAt, s.id",
    most: 100,
    form: replication,
  } satisfies Relation<z.output<typeof replication>>,
  generatedByStep: {
    match: "MATCH (:Step {id: parent})<-[g:WAS_GENERATED_BY]-(e:Entity)",
    row: "{role: g.role, id: e.id}",
    order: "g.place, e.id",
    most: null,
    form: link,
  } satisfies Relation<z.output<typeof link>>,
};
