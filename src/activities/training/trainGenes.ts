import type { HeadSpec } from "../../science/mil/head.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import { seedOf } from "../../science/random/seedOf.js";
import { agreeFolds } from "./agreeFolds.js";
import type { Compared } from "./compareFolds.js";
import { compareFolds } from "./compareFolds.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, MadeSoFar, TrainedGroup } from "../dto.js";
import { embeddedBags } from "../bags/embeddedBags.js";
import { foldPlans } from "../bags/foldPlan.js";
import { watch } from "../step/heartbeat.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { settledCohort } from "../bags/loadTiles.js";
import { encodeMaps } from "../maps/maps.js";
import { panelNode } from "../cohort/panel.js";
import { discoveryProtocolOf } from "../cohort/discoveryProtocolOf.js";
import type { IdOf, StepOutcome } from "../step/runStep.js";
import { runStep } from "../step/runStep.js";
import type { Series } from "./series.js";
import { seriesOf } from "./series.js";
import { shuffledSets } from "./shuffledSets.js";
import type { Sound } from "./soundSeries.js";
import { soundSeries } from "./soundSeries.js";
import { keptHeads } from "./trainedWeights.js";
import { trainingCard } from "./trainingCard.js";
import { trainingOptions } from "./trainingOptions.js";
import type { KeptMaps } from "./trainingOutputs.js";
import { trainedGroup, trainingOutputs } from "./trainingOutputs.js";
import { labelsHash, usedForLabels } from "../step/usedForLabels.js";

/**
 * Trains the heads of some genes, every fold and every shuffled set at once, and keeps what they say of the bags they
 * never saw. A gene with too few measured patients is left out of the group and counted.
 */
export async function trainGenes(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  genes: readonly string[],
): Promise<TrainedGroup> {
  const settled = await settledCohort(deps, made);
  const sets = shuffledSets(
    await discoveryProtocolOf(deps, input),
    settled.cohort.expression.genes.length,
    input.shuffles,
  );
  const options = trainingOptions(deps.backend, input.training ?? null);
  const params = {
    genes,
    folds: made.split.folds.length,
    shuffledSets: sets,
    labels: labelsHash(settled),
    options,
  };
  const panel = panelNode(settled.cohort.panel);
  const step = await runStep(
    deps,
    {
      name: "trainGenes",
      run: input.run,
      seed: input.seed,
      params,
      trains: true,
      used: [...usedForLabels(made, settled), { role: "panel", id: panel.id }],
      given: [panel],
    },
    (idOf, key) =>
      train({
        deps,
        input,
        settled,
        series: seriesOf(settled, genes, sets, input.seed),
        made,
        options,
        idOf,
        key,
      }),
  );
  await deps.checkpoints.remove(step.key);
  return trainedGroup(step);
}

interface Training {
  readonly deps: ActivityDeps;
  readonly input: RunInput;
  readonly settled: SettledCohort;
  readonly series: readonly Series[];
  readonly made: MadeSoFar;
  readonly options: MilOptions;
  readonly idOf: IdOf;
  /** Of the step: what was kept of its training by an attempt before is found by it. */
  readonly key: string;
}

async function train(work: Training): Promise<StepOutcome> {
  const { deps, settled, series, options } = work;
  const folds = settled.split.folds;
  const genes = genesOf(series);
  if (genes.length === 0) return { outputs: [] };
  const { signal, onProgress } = watch();
  const source = await embeddedBags(deps, settled);
  const result = await deps.trainer.train(
    {
      bags: source,
      heads: headsOf(work),
      options,
      keep: genes.length * folds,
      card: trainingCard(deps, work.input, settled, series),
      checkpoint: await deps.checkpoints.of(work.key),
    },
    { signal, onProgress },
  );
  const weights = await deps.blobs.put(result.weights);
  const sound = soundSeries(series, result, folds);
  const like = keptHeads(deps, result.weights);
  const maps = await mapsOf(work, sound, { source, like });
  const kept = { genes, weights, maps, options, result };
  return trainingOutputs(kept, work.made, work.idOf);
}

/** Maps of the genes whose models all trained to their end; null where there is none. */
async function mapsOf(
  { deps, input, settled, options }: Training,
  { series, readings }: Sound,
  heads: Pick<Compared, "source" | "like">,
): Promise<KeptMaps | null> {
  const genes = genesOf(series);
  if (genes.length === 0) return null;
  const { bytes, ...said } = encodeMaps(deps, settled, series, readings);
  const blob = await deps.blobs.put(bytes);
  const { seed } = input;
  const agreed = await agreeFolds(deps, settled, series, { readings, seed });
  const how = { readings, ...heads, options, seed };
  const compared = await compareFolds(deps, settled, series, how);
  const foldMaps = compared === null ? null : await deps.blobs.put(compared);
  return { genes, blob, ...said, agreed, foldMaps };
}

function headsOf({ settled, series, input }: Training): HeadSpec[] {
  const plans = foldPlans(settled);
  return series.flatMap(({ gene, set, labels }) =>
    plans.map(({ role }, f) => ({
      key: `${gene} fold ${f}${set === 0 ? "" : ` shuffle ${set}`}`,
      labels: labels[f]!.labels,
      role,
      seed: seedOf([gene, f, set, input.seed]),
    })),
  );
}

function genesOf(series: readonly Series[]): string[] {
  return series.filter(({ set }) => set === 0).map(({ gene }) => gene);
}
