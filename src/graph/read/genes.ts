import { z } from "zod";
import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { SUPPORTED } from "./claims.js";
import { metrics } from "./rows/data.js";
import { number, text } from "./rows/field.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** Lists of genes and morphologies, and what hangs on a gene. */
export const GENE_LISTINGS = {
  genes: {
    match: "MATCH (n:Gene)",
    order: [
      { by: "symbol", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Gene,
  } satisfies Listing<RowOf<"Gene">>,
  morphologies: {
    match: "MATCH (n:Morphology)",
    order: [
      { by: "name", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Morphology,
  } satisfies Listing<RowOf<"Morphology">>,
  modelsOfGene: {
    match: "MATCH (:Gene {id: parent})<-[:PREDICTS]-(n:Model)",
    order: [
      { by: "fold", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Model,
  } satisfies Listing<RowOf<"Model">>,
  mapsOfGene: {
    match: "MATCH (:Gene {id: parent})<-[:FOR]-(n:AttentionMap)",
    order: [{ by: "id", way: "ASC" }],
    row: ROWS.AttentionMap,
  } satisfies Listing<RowOf<"AttentionMap">>,
  regionsOfGene: {
    match: "MATCH (:Gene {id: parent})<-[:FOR]-(n:AttentionRegion)",
    order: [
      { by: "mass", way: "DESC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.AttentionRegion,
  } satisfies Listing<RowOf<"AttentionRegion">>,
};

const mark = z.object({
  direction: z.enum(["HIGHER", "LOWER"]),
  subtype: ROWS.Subtype,
});
const marker = z.object({
  gene: text,
  subtype: text,
  direction: z.enum(["HIGHER", "LOWER"]),
});
const share = z.object({ name: text, value: number });

/** What is linked to a gene, a model or an attention region. */
export const GENE_RELATIONS = {
  subtypesOfGene: {
    match: `
      MATCH (:Gene {id: parent})<-[:ABOUT]-(c:Claim {kind: 'subtype'})-[:ABOUT]->(s:Subtype)
      WHERE ${SUPPORTED}
      WITH DISTINCT s, c.direction AS direction`,
    row: "{direction: direction, subtype: properties(s)}",
    order: "s.name, s.id, direction",
    most: null,
    form: mark,
  } satisfies Relation<z.output<typeof mark>>,
  markersOfRun: {
    match: `
      MATCH (:Run {id: parent})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:VERSION_OF]->(c:Claim {kind: 'subtype'})
      WITH DISTINCT c
      WHERE ${SUPPORTED}`,
    row: "{gene: c.gene, subtype: c.of, direction: c.direction}",
    order: "c.of, c.gene, c.direction",
    most: null,
    form: marker,
  } satisfies Relation<z.output<typeof marker>>,
  foldOfModel: {
    match: "MATCH (:Model {id: parent})-[:TRAINED_ON]->(f:Fold)",
    row: "properties(f)",
    order: "f.index, f.id",
    most: 1,
    form: ROWS.Fold,
  } satisfies Relation<RowOf<"Fold">>,
  /** Those of the model's own fold where it also had a part in a prediction of all; the newest. */
  metricsOfModel: {
    match: `
      MATCH (:Model {id: parent})<-[:PREDICTED_BY]-(p:Prediction)-[:WAS_GENERATED_BY]->(s:Step)`,
    row: "p.metrics",
    order: "p.scope = 'held-out', s.endedAt DESC, p.id",
    most: 1,
    form: metrics,
  } satisfies Relation<z.output<typeof metrics>>,
  sharesOfRegion: {
    match:
      "MATCH (:AttentionRegion {id: parent})-[shows:SHOWS]->(m:Morphology)",
    row: "{name: m.name, value: shows.value}",
    order: "shows.value DESC, m.name",
    most: null,
    form: share,
  } satisfies Relation<z.output<typeof share>>,
};
