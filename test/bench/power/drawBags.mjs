import { drawExpression } from "../../../dist/src/science/simulate/expression.js";
import { dealRoles } from "../../../dist/src/science/simulate/geneRoles.js";
import { geneSymbols } from "../../../dist/src/science/simulate/geneSymbols.js";
import { planPatients } from "../../../dist/src/science/simulate/patients.js";
import { randomStream } from "../../../dist/src/science/simulate/randomStream.js";
import {
  KIND,
  TISSUE_KINDS,
} from "../../../dist/src/science/simulate/tissue/tissueKind.js";
import { plantedTruth } from "../../../dist/src/science/simulate/truth.js";
import { MORPHOLOGIES } from "../../../dist/src/science/morphology/names.js";

/** Places of a tile that are of one kind each. */
const PLACES = 9;
/** Of a slide's measured share, per kind, as a factor's logarithm: with the tiles' own draw about .8 reliable. */
const MEASURE_SD = 0.3;
/** Of a tile's measures and of its descriptors. */
const TILE_SD = 0.05;
/** Descriptors that show nothing but the stain of the site and of the slide. */
const STAIN = 10;
/** Nuclei of each kind, in TISSUE_KINDS' order, before the patient's own cellularity. */
const NUCLEI = [0.3, 0.8, 1.2, 0.2, 0.15, 0.05];
/** Haematoxylin, eosin and brightness of each kind. */
const COLOURS = [
  [0.2, 0.7, 0.5],
  [0.6, 0.4, 0.4],
  [0.9, 0.2, 0.2],
  [0.3, 0.1, 0.8],
  [0.3, 0.6, 0.5],
  [0.05, 0.1, 0.95],
];

/**
 * A simulated cohort whose bags are drawn as numbers, not as pixels: the patients, roles and expression of
 * `histoclaim simulate`, and for each tile what it is made of, what is measured of it and what an encoder would tell.
 */
export function drawBags(size) {
  const bags = planPatients(size).map((patient) => bagOf(patient, size));
  const genes = geneSymbols(size.genes);
  const roles = dealRoles(genes, size, randomStream(size.seed, "roles"));
  const table = drawExpression(genes, roles, bags, size.seed);
  const expression = new Map(
    genes.map((gene) => [
      gene,
      Float64Array.from(table.columns.get(gene), (x) => Math.log2(x + 1)),
    ]),
  );
  return { bags, genes, expression, truth: plantedTruth(roles, table, bags) };
}

function bagOf({ patient, site, subtype, plan }, { seed, tiles: most }) {
  const random = randomStream(seed, "bag", patient);
  const tiles = most - 6 + Math.floor(12 * random.uniform());
  const made = Array.from({ length: tiles }, () =>
    placesOf(plan.composition, random),
  );
  const shares = Object.fromEntries(
    TISSUE_KINDS.map((kind, k) => [
      kind,
      made.reduce((sum, own) => sum + own[k] / tiles, 0),
    ]),
  );
  const errors = TISSUE_KINDS.map(() => Math.exp(MEASURE_SD * random.normal()));
  const stain = stainOf(site, seed, random);
  return {
    patient,
    site,
    subtype,
    shares,
    tiles,
    morphology: Float32Array.from(
      made.flatMap((own) => measuresOf(own, errors, plan.cellularity, random)),
    ),
    features: Float32Array.from(
      made.flatMap((own) => descriptorsOf(own, stain, random)),
    ),
    colour: COLOURS[0].map(
      (_, c) =>
        TISSUE_KINDS.reduce(
          (sum, kind, k) => sum + shares[kind] * COLOURS[k][c],
          0,
        ) +
        0.1 * stain[c],
    ),
  };
}

/** Share of a tile's places that are of each kind. */
function placesOf(composition, random) {
  const own = TISSUE_KINDS.map(() => 0);
  for (let place = 0; place < PLACES; place++) {
    let left = random.uniform();
    const kind = TISSUE_KINDS.findIndex(
      (name) => (left -= composition[name]) < 0,
    );
    own[kind === -1 ? 0 : kind] += 1 / PLACES;
  }
  return own;
}

function measuresOf(own, errors, cellularity, random) {
  const noise = () => TILE_SD * random.normal();
  const nuclei = own.reduce((sum, share, k) => sum + share * NUCLEI[k], 0);
  return MORPHOLOGIES.map((name) =>
    name in KIND
      ? Math.max(0, own[KIND[name]] * errors[KIND[name]] + noise())
      : nuclei * cellularity + noise(),
  );
}

function descriptorsOf(own, stain, random) {
  return [...own, ...stain].map((x) => x + TILE_SD * random.normal());
}

function stainOf(site, seed, random) {
  const look = randomStream(seed, "stain", site);
  return Array.from(
    { length: STAIN },
    () => look.normal() + 0.5 * random.normal(),
  );
}
