import { sha256 } from "../../../dist/src/knowledge/identity.js";
import { geneNode } from "../../../dist/src/knowledge/namedNodes.js";

/** Genes that one training takes, as with four shuffled sets in src/activities/training/headPlan.ts. */
const PER_GROUP = 10;
const FOLDS = 5;
const SITES = 4;
const REGIONS = 6;
const METRICS = JSON.stringify(
  ["pearson", "spearman", "sealedPearson", "skill", "r2", "mae", "rmse"].map(
    (name) => ({ name, value: 0.5, baseline: 0, low: 0.3, high: 0.7, p: 0.01 }),
  ),
);

/** A cohort as a run leaves it, up to its assessed pairs: a slide a patient, three steps a slide. */
export function cohortOf({ into, name, patients, genes }) {
  const { given, link, step } = into;
  const cohort = given("Cohort", { name, tissue: TISSUE, unit: "patient" });
  const table = given("ExpressionTable", {
    cohort,
    sha256: sha256(`table of ${name}`),
    scale: "log2",
    measure: "TPM",
  });
  const panel = given("Panel", { name, genes: [...genes] });
  const sites = Array.from({ length: SITES }, (_, i) =>
    given("Site", { cohort, name: `S${i}` }),
  );
  const people = Array.from({ length: patients }, (_, i) =>
    person({ into, cohort, name, site: sites[i % SITES], i }),
  );
  const each = (role, of) => people.map((one) => [role, one[of]]);
  const read = step("readCohort", [
    ["expression", table],
    ...each("patient", "patient"),
    ...each("slide", "slide"),
  ]);
  read.made("cohort", "Artifact", { kind: "cohort", blob: sha256(name) });
  for (const id of [table, ...sites, ...people.flatMap(givens)])
    read.said("IN_COHORT", id, cohort);
  for (const { patient, site, slide } of people) {
    link("AT_SITE", patient, site, { step: read.id, steps: [read.id] });
    link("FROM_PATIENT", slide, patient, { step: read.id, steps: [read.id] });
  }
  const { split, folds } = splitOf(into, each("patient", "patient"));
  for (const one of people) Object.assign(one, tilesOf(into, one));
  const groups = Array.from(
    { length: Math.ceil(genes.length / PER_GROUP) },
    (_, g) =>
      groupOf({
        into,
        genes: genes.slice(g * PER_GROUP, (g + 1) * PER_GROUP),
        folds,
        slides: people.map(({ slide }) => slide),
        common: [
          ["expression", table],
          ["panel", panel],
          ["split", split],
          ...each("patient", "patient"),
          ...folds.map((fold) => ["fold", fold]),
          ...each("embedding", "embedding"),
        ],
        morphology: each("morphology", "morphology"),
        tiles: each("tileSet", "tiles"),
      }),
  );
  const control = step("predictControls", [
    ["expression", table],
    ["split", split],
    ...each("patient", "patient"),
    ...each("embedding", "embedding"),
  ]).made("controls", "Artifact", { kind: "controls", blob: sha256(split) });
  const evaluate = step("evaluateGenes", [
    ["split", split],
    ["controls", control],
    ...groups.flatMap(({ models, readings }) => [
      ["readings", readings],
      ...models.map(({ id }) => ["model", id]),
    ]),
  ]);
  const evaluations = evaluate.made("evaluations", "Artifact", {
    kind: "evaluations",
    blob: sha256(`evaluations ${split}`),
    effectiveTests: 30,
  });
  predictionsOf(evaluate, groups, genes);
  const assess = step("assessPairs", [
    ["evaluations", evaluations],
    ["controls", control],
    ["expression", table],
    ["split", split],
    ...groups.map(({ contrasts }) => ["contrasts", contrasts]),
    ...each("morphology", "morphology"),
    ...each("patient", "patient"),
  ]);
  const pairs = assess.made("pairs", "Artifact", {
    kind: "pairs",
    blob: sha256(`pairs ${split}`),
  });
  return {
    cohort,
    evaluations,
    pairs,
    patient: people[0].patient,
    slide: people[0].slide,
    model: groups[0].models[0].id,
  };
}

/** What the simulated tissue is called. */
export const TISSUE = "colorectal carcinoma (simulated)";

const givens = ({ patient, slide }) => [patient, slide];

function person({ into, cohort, name, site, i }) {
  const pseudonym = `P${String(i).padStart(3, "0")}`;
  const patient = into.given("Patient", { cohort, pseudonym });
  const slide = into.given("Slide", {
    name: `${pseudonym}-DX1`,
    file: `slides/${pseudonym}-DX1.tif`,
    sha256: sha256(`${name} ${pseudonym}`),
    mpp: 0.5,
    width: 40000,
    height: 30000,
    cohort,
    patient,
  });
  return { patient, slide, site };
}

function splitOf({ step }, patients) {
  const made = step("splitCohort", patients);
  const split = made.made("split", "Split", {
    blob: sha256(made.id),
    folds: FOLDS,
    seed: 0,
    sealed: 20,
  });
  const folds = Array.from({ length: FOLDS }, (_, index) => {
    const fold = made.made(`fold ${index}`, "Fold", { index, split, bags: 40 });
    made.said("FOLD_OF", fold, split);
    return fold;
  });
  return { split, folds };
}

function tilesOf({ step }, { patient, slide }) {
  const of = [
    ["patient", patient],
    ["slide", slide],
  ];
  const tiling = step("tileSlide", of);
  const blob = sha256(tiling.id);
  const tiles = tiling.made("tiles", "TileSet", {
    blob,
    tiles: 500,
    tileSize: 224,
    mpp: 1,
  });
  tiling.said("ON", tiles, slide);
  const used = [...of, ["tiles", tiles]];
  const embedding = step("embedTiles", used).made("embedding", "Embedding", {
    blob,
    tiles: 500,
    dim: 96,
    encoder: "stain-texture",
  });
  const morphology = step("measureTiles", used).made("morphology", "Artifact", {
    kind: "morphology",
    blob,
  });
  return { tiles, embedding, morphology };
}

function groupOf({ into, genes, folds, slides, common, morphology, tiles }) {
  const train = into.step("trainGenes", common);
  const blob = sha256(train.id);
  const models = genes.flatMap((gene) =>
    folds.map((fold, index) => {
      const id = train.made(`model ${gene} ${index}`, "Model", {
        gene,
        fold: index,
        blob,
        epochs: 40,
        status: "trained",
      });
      train.said("PREDICTS", id, geneNode(gene).id);
      train.said("TRAINED_ON", id, fold);
      return { id, gene };
    }),
  );
  const maps = genes.map((gene) => {
    const map = train.made(`map ${gene}`, "AttentionMap", { gene, blob });
    train.said("FOR", map, geneNode(gene).id);
    return map;
  });
  const readings = train.made("maps", "Artifact", { kind: "maps", blob });
  const contrasts = into
    .step("locateGenes", [["readings", readings], ...morphology])
    .made("contrasts", "Artifact", { kind: "contrasts", blob });
  const mapping = into.step("mapRegions", [
    ["readings", readings],
    ...maps.map((map) => ["attention", map]),
    ...morphology,
    ...tiles,
  ]);
  for (const [g, gene] of genes.entries())
    for (let r = 0; r < REGIONS; r++) {
      const slide = slides[(g * REGIONS + r) % slides.length];
      const region = mapping.made(`region ${gene} ${r}`, "AttentionRegion", {
        gene,
        slide,
        outline: "[[0,0],[224,0],[224,224],[0,224]]",
        mass: 0.1,
        meanPrediction: 0.5,
      });
      mapping.said("ON", region, slide);
      mapping.said("FOR", region, geneNode(gene).id);
    }
  return { models, readings, contrasts };
}

function predictionsOf(evaluate, groups, genes) {
  const models = groups.flatMap((group) => group.models);
  const predicted = (role, gene, scope) => {
    const id = evaluate.made(role, "Prediction", {
      gene,
      scope,
      blob: sha256(evaluate.id),
      metrics: METRICS,
    });
    evaluate.said("PREDICTS", id, geneNode(gene).id);
    return id;
  };
  for (const gene of genes) predicted(`held-out ${gene}`, gene, "held-out");
  for (const { id, gene } of models)
    evaluate.said("PREDICTED_BY", predicted(`fold ${id}`, gene, "fold"), id);
}
