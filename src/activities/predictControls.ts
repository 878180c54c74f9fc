import { setImmediate } from "node:timers/promises";
import type { Fit } from "../science/mil/baselines/foldedFit.js";
import { foldedFit } from "../science/mil/baselines/foldedFit.js";
import { meanEmbedding } from "../science/mil/baselines/meanEmbedding.js";
import { plsOnMean } from "../science/mil/baselines/plsOnMean.js";
import { ridgeOnMean } from "../science/mil/baselines/ridgeOnMean.js";
import { ROLE } from "../science/mil/head.js";
import type { BaselineName } from "./baselineNames.js";
import { CHEAP_BASELINES, RIVALS } from "./baselineNames.js";
import type { ActivityDeps } from "./deps.js";
import type { RunInput, EntityRef, MadeSoFar } from "./dto.js";
import { foldPlans, labelsByFold } from "./foldPlan.js";
import type { LoadedBag, LoadedCohort } from "./loadTiles.js";
import { loadTiles, settledCohort } from "./loadTiles.js";
import { refOf, runStep } from "./runStep.js";
import { labelsHash, usedForLabels } from "./usedForLabels.js";

/** Trains simpler models through the same folds on the same patients. */
export async function predictControls(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
): Promise<EntityRef> {
  const settled = await settledCohort(deps, made);
  const genes = settled.cohort.panel.genes.filter((gene) =>
    settled.cohort.expression.genes.includes(gene),
  );
  const controls = [...RIVALS, ...CHEAP_BASELINES];
  const step = await runStep(
    deps,
    {
      name: "predictControls",
      run: input.run,
      seed: null,
      params: {
        genes,
        controls,
        folds: settled.split.folds,
        labels: labelsHash(settled),
      },
      used: usedForLabels(made, settled),
    },
    async () => {
      const loaded = await loadTiles(deps, settled);
      const encoded = await controlTensors(loaded, genes, controls);
      const blob = await deps.blobs.put(deps.tensors.encode(...encoded));
      const props = { kind: "control-predictions", blob };
      return {
        outputs: [
          { role: "controls", label: "Artifact", content: { blob }, props },
        ],
      };
    },
  );
  return refOf(step, "controls");
}

type Tensors = Parameters<ActivityDeps["tensors"]["encode"]>;

async function controlTensors(
  loaded: LoadedCohort,
  all: readonly string[],
  controls: readonly BaselineName[],
): Promise<[Tensors[0], Record<string, string>]> {
  const labelled = all.flatMap((gene) => {
    const labels = labelsByFold(loaded.expression(gene), loaded);
    return labels === null ? [] : [{ gene, labels }];
  });
  const genes = labelled.map(({ gene }) => gene);
  const folds = {
    labels: labelled.map(({ labels }) => labels),
    train: foldPlans(loaded).map(({ role }) =>
      [...role].map((part) => part !== ROLE.unused),
    ),
    fold: loaded.split.bags.map((bag) => (bag.sealed ? null : bag.fold)),
  };
  const tensors: Record<string, { shape: number[]; data: Float64Array }> = {};
  for (const control of controls) {
    const { fit, rows } = MODELS[control];
    const predicted =
      genes.length === 0
        ? []
        : foldedFit(fit, { rows: rows(loaded.bags), ...folds });
    const data = new Float64Array(genes.length * loaded.bags.length);
    predicted.forEach((row, g) => data.set(row, g * loaded.bags.length));
    tensors[control] = { shape: [genes.length, loaded.bags.length], data };
    // A turn of the event loop, for the heartbeat.
    await setImmediate();
  }
  return [tensors, { genes: JSON.stringify(genes) }];
}

/** What a model learns with, and from which vector of a bag. */
interface Model {
  readonly fit: Fit;
  readonly rows: (bags: readonly LoadedBag[]) => Float64Array[];
}

const onMean = (bags: readonly LoadedBag[]): Float64Array[] =>
  meanEmbedding(bags.map((bag) => of(bag, bag.features)));

const MODELS: Readonly<Record<BaselineName, Model>> = {
  meanEmbedding: { fit: ridgeOnMean, rows: onMean },
  colour: {
    fit: ridgeOnMean,
    rows: (bags) => meanEmbedding(bags.map((bag) => of(bag, bag.colour))),
  },
  tileCount: {
    fit: ridgeOnMean,
    rows: (bags) =>
      bags.map(({ tiles }) => Float64Array.of(Math.log(tiles.length))),
  },
  meanEmbeddingPls: { fit: plsOnMean, rows: onMean },
};

function of({ bag, tiles }: LoadedBag, features: Float32Array) {
  return { id: bag.id, tiles: tiles.length, features };
}
