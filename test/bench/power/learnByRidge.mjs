import { foldedFit } from "../../../dist/src/science/mil/baselines/foldedFit.js";
import { meanEmbedding } from "../../../dist/src/science/mil/baselines/meanEmbedding.js";
import { ridgeOnMean } from "../../../dist/src/science/mil/baselines/ridgeOnMean.js";
import { heldOut } from "../../../dist/src/science/mil/heldOut.js";
import { foldLabels } from "../../../dist/src/science/mil/labels.js";
import { shuffleWithin } from "../../../dist/src/science/mil/shuffle.js";
import { siteAndSet } from "../../../dist/src/science/legs/units.js";
import { seedOf } from "../../../dist/src/science/random/seedOf.js";

/**
 * Every gene, and its shuffled sets, learnt in every fold by ridge on the bags' means. A linear model of the mean is one
 * of the tiles with even attention, so that it tells predictions and contributions as attention heads do.
 */
export function learnByRidge(
  { bags, genes, expression },
  units,
  plan,
  sets,
  seed,
) {
  const strata = siteAndSet(units);
  const series = Array.from({ length: sets + 1 }, (_, set) =>
    genes.map((gene) => ({
      gene,
      set,
      values:
        set === 0
          ? expression.get(gene)
          : shuffleWithin(
              expression.get(gene),
              strata,
              seedOf([gene, set, seed]),
            ),
    })),
  ).flat();
  const labels = series.map(({ values }) =>
    plan.train.map((train) =>
      foldLabels({ values, sites: units.sites, train }),
    ),
  );
  const readings = readingsOf(bags, labels, plan);
  const learnt = series.map((own, s) => ({
    ...own,
    ...heldOut({
      readings,
      rows: plan.train.map((_, f) => s * plan.train.length + f),
      fold: plan.fold,
      labels: labels[s],
      values: own.values,
    }),
    taught: taughtBy(
      plan,
      labels[s].map(({ sd }, f) =>
        readings.map(
          ({ prediction }) => sd * prediction[s * plan.train.length + f],
        ),
      ),
    ),
  }));
  return {
    learnt,
    rivals: rivalsOf(bags, labels.slice(0, genes.length), plan),
  };
}

/** Of each bag the mean over the folds that trained on it; NaN for those that none did. */
function taughtBy({ train, fold }, byFold) {
  return Float64Array.from(fold, (_, b) => {
    const own = byFold.filter((_, f) => train[f][b]);
    return own.reduce((sum, said) => sum + said[b], 0) / own.length;
  });
}

/** What each model (series by series, fold by fold) says of each bag and tile. */
function readingsOf(bags, labels, plan) {
  const rows = [...meanEmbedding(bags), ...bags.flatMap(tileRows)];
  const padding = rows.slice(bags.length).map(() => NaN);
  const said = plan.train.map(
    (train) => (f) =>
      ridgeOnMean({
        rows,
        labels: labels.map((own) => [...own[f].labels, ...padding]),
        train: [...train, ...padding.map(() => false)],
      }),
  );
  const byFold = said.map((fit, f) => fit(f));
  let at = bags.length;
  return bags.map(({ patient, tiles }, b) => {
    const from = at;
    at += tiles;
    const models = labels.flatMap((_, s) => byFold.map((fold) => fold[s]));
    return {
      id: patient,
      tiles,
      prediction: Float32Array.from(models, (model) => model[b]),
      attention: new Float32Array(models.length * tiles).fill(1 / tiles),
      tilePrediction: Float32Array.from(
        models.flatMap((model) => [...model.subarray(from, at)]),
      ),
    };
  });
}

function tileRows({ features, tiles }) {
  const dim = features.length / tiles;
  return Array.from({ length: tiles }, (_, t) =>
    Float64Array.from(features.subarray(t * dim, (t + 1) * dim)),
  );
}

/** The plain controls, through the same folds. */
function rivalsOf(bags, labels, { train, fold }) {
  const of = (row) =>
    foldedFit(ridgeOnMean, {
      rows: bags.map((bag) => Float64Array.from(row(bag))),
      labels,
      train,
      fold,
    });
  return {
    colour: of(({ colour }) => colour),
    tileCount: of(({ tiles }) => [Math.log(tiles)]),
  };
}
