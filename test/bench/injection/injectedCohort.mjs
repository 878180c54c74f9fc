import {
  foldPlans,
  labelsByFold,
} from "../../../dist/src/activities/bags/foldPlan.js";
import { planBags } from "../../../dist/src/activities/bags/planBags.js";
import { exchangeLabels } from "../../../dist/src/science/controls/exchangeLabels.js";
import { injectedHead } from "../../../dist/src/science/controls/injectedHead.js";
import { labelInjection } from "../../../dist/src/science/controls/labelInjection.js";
import { recallOf } from "../../../dist/src/science/controls/recallOf.js";
import { applyHeads } from "../../../dist/src/science/mil/applyHeads.js";
import { ROLE } from "../../../dist/src/science/mil/head.js";
import { DEFAULT_MIL_OPTIONS } from "../../../dist/src/science/mil/milOptions.js";
import { trainHeads } from "../../../dist/src/science/mil/trainHeads.js";
import { seedOf } from "../../../dist/src/science/random/seedOf.js";
import { pearson } from "../../../dist/src/science/stats/correlation.js";
import { meanRanks } from "../../../dist/src/science/stats/ranks.js";
import { drawBags } from "../power/drawBags.mjs";

const FOLDS = 5;
/** Genes that follow nothing, of the many there are. */
const NULLS = 8;
const options = DEFAULT_MIL_OPTIONS;
const epochs = options.maxEpochs;
const toTheEnd = { ...options, minEpochs: epochs, patience: epochs };

/** What became of each linked gene, and of some that follow nothing, for each share of exchanged labels. */
export async function injectedCohort(size, shares) {
  const { bags, expression, truth } = drawBags(size);
  const given = bags.map(({ patient, site, subtype }) => ({
    ...{ id: patient, patient, group: patient, site, subtype },
    ...{ split: null, attributes: {} },
  }));
  const split = planBags(given, { folds: FOLDS, seed: size.seed });
  const loaded = { bags: given.map((bag) => ({ bag })), split };
  const linked = truth.links.map(({ gene }) => gene);
  const chosen = [...linked, ...truth.none.slice(0, NULLS)];
  const series = chosen.map((gene) => ({
    gene,
    kind: linked.includes(gene) ? "linked" : "nothing",
    labels: labelsByFold(expression.get(gene), loaded),
  }));
  const plans = foldPlans(loaded);
  const plain = series.flatMap((own) => taught(own, plans, 0, size));
  const wrong = shares.map((share) =>
    series.flatMap((own) => taught(own, plans, share, size)),
  );
  const tiles = bags.map(({ patient, tiles, features }) => ({
    id: patient,
    tiles,
    features,
  }));
  const train = (injected, how, losses) =>
    trainHeads({
      bags: tiles,
      heads: injected.map(({ head }) => head),
      options: how,
      losses,
    });
  const sound = await train(plain, options, "means");
  const readings = await applyHeads({ bags: tiles, trained: sound });
  const { losses } = await train(wrong.flat(), toTheEnd, "samples");
  const kept = { ...losses, epochs };
  return shares.flatMap((share, s) =>
    series.map(({ gene, kind }, g) => {
      const own = wrong[s].slice(g * FOLDS, (g + 1) * FOLDS);
      const heads = own.map((one, f) =>
        injectedHead(kept, (s * series.length + g) * FOLDS + f, one),
      );
      const how = { patients: size.patients, draws: 99, seed: 1 };
      const none = heads.map((head) => ({ ...head, heldBack: null }));
      return {
        gene,
        kind,
        share,
        held: chosenEpoch(labelInjection(heads, how)),
        bic: chosenEpoch(labelInjection(none, how)),
        ...bestTold({ readings, split, g, own, plain }),
      };
    }),
  );
}

/** Heads of all folds of a gene, a share of the labels exchanged. */
function taught({ gene, labels }, plans, share, { seed }) {
  return plans.map(({ role, train }, f) => {
    const how = { share, seed: seedOf(["inject", gene, f, share, seed]) };
    const wrong = exchangeLabels(labels[f].labels, train, how);
    const head = {
      key: `${gene} fold ${f} share ${share}`,
      labels: wrong.labels,
      role,
      seed: seedOf([gene, f, 0, seed]),
    };
    return { head, exchanged: wrong.exchanged };
  });
}

function chosenEpoch({ epoch, byEpoch, figures }) {
  const { recall, falseAlarm, precision, area } = byEpoch[epoch - 1];
  return { epoch, recall, falseAlarm, precision, area, p: figures[1].p };
}

/**
 * What a model could tell that was taught no wrong label and never saw the patient: the area of its losses on the same
 * exchanged labels, and how far it predicts at all.
 */
function bestTold({ readings, split, g, own, plain }) {
  const losses = [];
  const flags = [];
  const [said, true_] = [[], []];
  split.bags.forEach(({ fold }, b) => {
    if (fold === null) return;
    const row = g * FOLDS + fold;
    const prediction = readings[b].prediction[row];
    said.push(prediction);
    true_.push(plain[row].head.labels[b]);
    for (const { head, exchanged } of own) {
      if (head.role[b] !== ROLE.train) continue;
      losses.push((prediction - head.labels[b]) ** 2);
      flags.push(exchanged[b]);
    }
  });
  const calls = {
    ranks: meanRanks(losses),
    wrong: new Uint8Array(flags.length),
  };
  return {
    r: pearson(Float64Array.from(said), Float64Array.from(true_)),
    best: recallOf(calls, Uint8Array.from(flags)).area,
  };
}
