import { readFileSync } from "node:fs";
import { join } from "node:path";
import { countPairs } from "../../../dist/src/activities/evidence/countPairs.js";
import {
  geneItems,
  pairItems,
  siteItem,
} from "../../../dist/src/activities/evidence/evidenceItems.js";
import { NEIGHBOUR_R } from "../../../dist/src/activities/evidence/pairInputs.js";
import { sha256 } from "../../../dist/src/knowledge/identity.js";
import { parseProtocol } from "../../../dist/src/knowledge/protocol.js";
import { judge } from "../../../dist/src/knowledge/verdict.js";
import { assessGene } from "../../../dist/src/science/legs/assessGene.js";
import {
  contrasts,
  spreadWithinBags,
} from "../../../dist/src/science/legs/contrast.js";
import { evaluateGene } from "../../../dist/src/science/legs/evaluateGene.js";
import { transformMorphology } from "../../../dist/src/science/legs/morphologyShares.js";
import { sitesWith } from "../../../dist/src/science/legs/units.js";
import { MORPHOLOGIES } from "../../../dist/src/science/morphology/names.js";
import { seedOf } from "../../../dist/src/science/random/seedOf.js";
import { assignFolds } from "../../../dist/src/science/split/assignFolds.js";
import { sealGroups } from "../../../dist/src/science/split/sealGroups.js";
import { benjaminiHochberg } from "../../../dist/src/science/stats/benjaminiHochberg.js";
import { pearson } from "../../../dist/src/science/stats/correlation.js";
import { centredWithin } from "../../../dist/src/science/stats/strata.js";
import { drawBags } from "./drawBags.mjs";
import { learnByRidge } from "./learnByRidge.mjs";
import { scoreClaims } from "./scoreClaims.mjs";

const STANDARD = parseProtocol(
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "../../../schema/protocols/standard.json"),
      "utf8",
    ),
  ),
);
/** Ridge on means has no start to hold its maps against, and its even attention no places. */
const OF_HEADS = ["mapsAgree", "mapNeedsTraining"];
const PROTOCOL = {
  ...STANDARD,
  criteria: STANDARD.criteria.filter(({ name }) => !OF_HEADS.includes(name)),
};
/** The same, saying something of however few patients. */
const ANY_NUMBER = {
  ...PROTOCOL,
  criteria: PROTOCOL.criteria.map((one) => ({ ...one, leastN: 0 })),
};
const FOLDS = 5;

/** A cohort of drawn bags through split, legs, counts and verdicts; modules are not formed. */
export function fastCohort(size) {
  const cohort = drawBags(size);
  const plan = planOf(cohort, size);
  const units = {
    patients: cohort.bags.map(({ patient }) => patient),
    sites: cohort.bags.map(({ site }) => site),
    sealed: plan.fold.map((fold) => fold === null),
    folds: plan.fold,
    subtypes: cohort.bags.map(({ subtype }) => subtype),
  };
  const sets = PROTOCOL.permutations.shuffledSets;
  const models = learnByRidge(cohort, units, plan, sets, size.seed);
  const evaluated = evaluate(models, units, size);
  const pairs = assess(cohort, models, units, size);
  const lines = linesOf(evaluated, pairs, units);
  const judged = (protocol) =>
    scoreClaims(
      pairs.map((pair) => claimOf(pair, judge(protocol, lines(pair)))),
      cohort.truth,
    );
  return {
    scored: judged(PROTOCOL),
    anyNumber: judged(ANY_NUMBER),
    heldOut: evaluated.map(({ gene, heldOut }) => ({
      gene,
      pearson: heldOut.r,
    })),
  };
}

function planOf({ bags }, { seed }) {
  const groups = bags.map(({ patient, site }) => ({ id: patient, site }));
  const sealed = sealGroups(groups, (id) => sha256(`sealed ${id}`));
  const open = groups.filter(({ id }) => !sealed.has(id));
  const { fold } = assignFolds(open, FOLDS, seed);
  const own = groups.map(({ id }) => fold.get(id) ?? null);
  return {
    fold: own,
    train: Array.from({ length: FOLDS }, (_, f) =>
      own.map((held) => held !== null && held !== f),
    ),
  };
}

function evaluate({ learnt, rivals }, units, { seed }) {
  const found = learnt
    .filter(({ set }) => set === 0)
    .map(({ gene, predicted, observed, centre, taught }, g) =>
      evaluateGene(
        {
          gene,
          predicted,
          observed,
          centre,
          taught,
          rivals: { colour: rivals.colour[g], tileCount: rivals.tileCount[g] },
        },
        units,
        {
          draws: PROTOCOL.permutations.learnable,
          seed: seedOf(["evaluate", gene, seed]),
        },
      ),
    );
  const q = benjaminiHochberg(found.map(({ heldOut }) => heldOut.p));
  return found.map((own, g) => ({ ...own, q: q[g] }));
}

function assess({ bags, genes, expression }, { learnt }, units, { seed }) {
  const located = contrastsOf(bags, learnt);
  const morphologies = MORPHOLOGIES.map((name, m) =>
    Float64Array.from(bags, (bag) =>
      transformMorphology(name, meanMeasure(bag, m)),
    ),
  );
  const found = genes.flatMap((gene, g) =>
    assessGene({
      units,
      gene,
      expression: expression.get(gene),
      names: MORPHOLOGIES,
      morphologies,
      contrast: located.true[g],
      nulls: located.nulls,
      shuffled: located.shuffled,
      neighbours: neighboursOf(gene, genes, expression, units),
      strata: { subtype: units.subtypes, msi: null },
      draws: PROTOCOL.permutations.present,
      seed: seedOf(["assess", gene, seed]),
    }),
  );
  return countPairs(found, genes.length * MORPHOLOGIES.length);
}

/** By gene, morphology and bag; and by morphology the means of shuffled models, of each over bags and of all at each bag. */
function contrastsOf(bags, learnt) {
  const measures = {
    tiles: bags.map(({ tiles }) => tiles),
    values: Float32Array.from(
      bags.flatMap(({ morphology }) => [...morphology]),
    ),
    measures: MORPHOLOGIES.length,
  };
  const spread = spreadWithinBags(measures);
  const columns = learnt.map(({ contribution }) => {
    const all = contrasts(contribution, measures, spread);
    return MORPHOLOGIES.map((_, m) =>
      Float64Array.from(bags, (_bag, b) => all[b * MORPHOLOGIES.length + m]),
    );
  });
  const shuffled = columns.filter((_, s) => learnt[s].set > 0);
  const mean = (values) =>
    values.reduce((sum, x) => sum + x, 0) / values.length;
  return {
    true: columns.filter((_, s) => learnt[s].set === 0),
    nulls: MORPHOLOGIES.map((_, m) =>
      Float64Array.from(shuffled, (own) => mean(own[m])),
    ),
    shuffled: MORPHOLOGIES.map((_, m) =>
      Float64Array.from(bags, (_bag, b) =>
        mean(shuffled.map((own) => own[m][b])),
      ),
    ),
  };
}

function meanMeasure({ morphology, tiles }, m) {
  let sum = 0;
  for (let t = 0; t < tiles; t++)
    sum += morphology[t * MORPHOLOGIES.length + m];
  return sum / tiles;
}

function neighboursOf(gene, genes, expression, { sites }) {
  const centred = (name) => centredWithin(expression.get(name), sites);
  return genes
    .filter((other) => other !== gene)
    .filter(
      (other) => Math.abs(pearson(centred(gene), centred(other))) > NEIGHBOUR_R,
    )
    .map((other) => ({ gene: other, expression: expression.get(other) }));
}

/** The lines of evidence of a pair, as the collector makes them of the same items. */
function linesOf(evaluated, pairs, units) {
  const ofGene = new Map(evaluated.map((own) => [own.gene, geneItems(own)]));
  const site = siteItem({
    sites: sitesWith(units, 5),
    patients: units.patients.length,
  });
  const outlives = PROTOCOL.criteria.find(
    ({ metric }) => metric === "givenNeighbour.p",
  ).threshold;
  return (pair) => {
    const items = {
      sites: [site],
      ...ofGene.get(pair.gene),
      ...pairItems(pair, outlives),
    };
    return Object.entries(items)
      .filter(([, own]) => own.length > 0)
      .map(([criterion, own]) => ({ id: criterion, criterion, items: own }));
  };
}

function claimOf({ gene, morphology, direction }, { outcome }) {
  return {
    scope: "GENE",
    gene,
    genes: [gene],
    morphology,
    direction: direction === 1 ? "HIGHER" : "LOWER",
    outcome,
  };
}
