import { foldedRidge } from "../science/mil/baselines/foldedRidge.js";
import { meanEmbedding } from "../science/mil/baselines/meanEmbedding.js";
import { ROLE } from "../science/mil/head.js";
import type { ActivityDeps } from "./deps.js";
import type { RunInput, EntityRef, MadeSoFar } from "./dto.js";
import { foldPlans, labelsByFold } from "./foldPlan.js";
import type { LoadedBag, LoadedCohort } from "./loadTiles.js";
import { loadTiles, settledCohort } from "./loadTiles.js";
import { refOf, runStep } from "./runStep.js";
import { labelsHash, usedForLabels } from "./usedForLabels.js";

/** Rivals of attention: the plain use of the same embedding, and what knows less than it should take. */
export const CONTROLS = ["meanEmbedding", "colour", "tileCount"] as const;

/** Name of a rival. */
export type Control = (typeof CONTROLS)[number];

/** Trains the rivals through the same folds on the same patients. */
export async function predictControls(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
): Promise<EntityRef> {
  const settled = await settledCohort(deps, made);
  const genes = settled.cohort.panel.genes.filter((gene) =>
    settled.cohort.expression.genes.includes(gene),
  );
  const step = await runStep(
    deps,
    {
      name: "predictControls",
      run: input.run,
      seed: null,
      params: {
        genes,
        controls: CONTROLS,
        folds: settled.split.folds,
        labels: labelsHash(settled),
      },
      used: usedForLabels(made, settled),
    },
    async () => {
      const loaded = await loadTiles(deps, settled);
      const bytes = deps.tensors.encode(...controlTensors(loaded, genes));
      const blob = await deps.blobs.put(bytes);
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

function controlTensors(
  loaded: LoadedCohort,
  all: readonly string[],
): [Tensors[0], Record<string, string>] {
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
  for (const control of CONTROLS) {
    const predicted =
      genes.length === 0
        ? []
        : foldedRidge({ rows: ROWS[control](loaded.bags), ...folds });
    const data = new Float64Array(genes.length * loaded.bags.length);
    predicted.forEach((row, g) => data.set(row, g * loaded.bags.length));
    tensors[control] = { shape: [genes.length, loaded.bags.length], data };
  }
  return [tensors, { genes: JSON.stringify(genes) }];
}

const ROWS: Readonly<
  Record<Control, (bags: readonly LoadedBag[]) => Float64Array[]>
> = {
  meanEmbedding: (bags) =>
    meanEmbedding(bags.map((bag) => of(bag, bag.features))),
  colour: (bags) => meanEmbedding(bags.map((bag) => of(bag, bag.colour))),
  tileCount: (bags) =>
    bags.map(({ tiles }) => Float64Array.of(Math.log(tiles.length))),
};

function of({ bag, tiles }: LoadedBag, features: Float32Array) {
  return { id: bag.id, tiles: tiles.length, features };
}
