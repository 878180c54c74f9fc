import { z } from "zod";
import {
  document,
  flag,
  made,
  maybe,
  node,
  number,
  text,
  texts,
  whole,
} from "./field.js";

const metric = z.object({
  name: text,
  value: maybe(number),
  baseline: maybe(number),
  low: maybe(number),
  high: maybe(number),
  p: maybe(number),
  q: maybe(number),
});

/** Figures of a prediction, as its node keeps them. */
export const metrics = document(z.array(metric));

/** Figures of a gene on one set of patients. */
export const evaluation = z.object({ gene: text, scope: text, metrics });

/** Polygons of [x, y] in level-0 pixels. */
const outline = document(z.array(z.array(z.array(number).length(2))));

/** What of a slide can be used. */
const quality = document(
  z.object({
    tissueArea: number,
    tissue: number,
    pen: number,
    blur: number,
    folds: number,
    saturation: number,
    // Slides of before it was measured.
    sharpness: maybe(number),
    outOfFocus: flag.default(false),
  }),
);

const agreed = z.object({ value: number, shuffled: number, p: number });

/** How far the folds' models agree where to look. */
const folds = document(
  z.object({
    bags: whole,
    models: whole,
    kendallW: agreed,
    rankCorrelation: agreed,
    topJaccard: agreed,
    taughtShuffledW: maybe(number),
  }),
);

/** Shares of tiles, and the N·a that so many have at most. */
const quantiles = document(z.array(z.object({ share: number, value: number })));

/** Rows of the data plane. */
export const DATA_ROWS = {
  Cohort: node({ name: text, tissue: text, unit: text }),
  Site: node({ name: text, cohort: text }),
  Patient: node({ pseudonym: text, cohort: text }),
  Specimen: node({ name: text, cohort: text }),
  Slide: node({
    name: text,
    file: text,
    sha256: text,
    mpp: number,
    width: whole,
    height: whole,
    cohort: text,
    patient: text,
  }),
  TileSet: made({
    blob: text,
    tiles: whole,
    tileSize: number,
    mpp: number,
    // Tiles of before it could be chosen do not overlap.
    overlap: number.default(0),
    quality: maybe(quality),
  }),
  Embedding: made({ blob: text, tiles: whole, dim: whole, encoder: text }),
  ExpressionTable: node({
    sha256: text,
    scale: text,
    measure: text,
    cohort: text,
  }),
  Panel: node({ name: text, genes: texts }),
  Split: made({
    blob: text,
    folds: whole,
    seed: number,
    sealed: whole,
    kind: maybe(z.enum(["random", "stratified", "site-preserved"])),
    strata: maybe(text),
    imbalance: maybe(number),
    proven: maybe(flag),
  }),
  Fold: made({ index: whole, split: text, bags: whole }),
  Model: made({
    gene: text,
    fold: whole,
    blob: text,
    epochs: whole,
    status: text,
    options: maybe(text),
  }),
  Prediction: made({ gene: text, scope: text, blob: text, metrics }),
  AttentionMap: made({
    gene: text,
    blob: text,
    agreement: maybe(number),
    folds: maybe(folds),
    additivityGap: maybe(number),
    relativeAttention: maybe(quantiles),
  }),
  AttentionRegion: made({
    gene: text,
    slide: text,
    outline,
    mass: number,
    meanPrediction: number,
    relativeAttention: maybe(number),
    percentile: maybe(number),
    agreement: maybe(number),
  }),
  Artifact: node({ kind: text, blob: text }),
  Reading: made({
    claim: text,
    version: text,
    morphology: text,
    question: text,
    commitment: text,
    items: whole,
    readers: texts,
    startedAt: text,
  }),
  CodeVersion: node({ hash: text }),
};
