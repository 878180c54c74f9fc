import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import { readControls } from "../baselines/controls.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef, MadeSoFar, TrainedGroup } from "../dto.js";
import { evaluateJob, gatherEvaluations } from "./geneEvaluations.js";
import type { HeldFolds } from "./geneOutputs.js";
import { geneOutputs } from "./geneOutputs.js";
import { watch } from "../step/heartbeat.js";
import { getJson } from "../step/json.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { settledCohort } from "../bags/loadTiles.js";
import { readMaps } from "../maps/maps.js";
import { discoveryProtocolOf } from "../cohort/discoveryProtocolOf.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import { unitsOf } from "../bags/units.js";
import { taughtBy } from "./taughtBy.js";

/** Measures how well each gene is predicted on patients whose models never saw them, each figure beside its baseline. */
export async function evaluateGenes(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  from: {
    /** Blob of the trained groups. */
    readonly groups: string;
    readonly controls: EntityRef;
  },
): Promise<EntityRef> {
  const { controls } = from;
  const groups = await getJson<TrainedGroup[]>(deps, from.groups);
  const settled = await settledCohort(deps, made);
  const { genes } = settled.cohort.expression;
  const { permutations } = await discoveryProtocolOf(deps, input);
  const draws = permutations.learnable;
  const step = await runStep(
    deps,
    {
      name: "evaluateGenes",
      run: input.run,
      seed: input.seed,
      params: { draws, genes },
      used: [
        { role: "split", id: made.split.id },
        { role: "controls", id: controls.id },
        ...groups.flatMap(({ maps }) =>
          maps === null ? [] : [{ role: "readings", id: maps.id }],
        ),
        ...groups.flatMap(({ models }) =>
          models.map((id) => ({ role: "model", id })),
        ),
      ],
    },
    async (idOf) => {
      const held = await heldOutGenes(deps, settled, groups, controls);
      const own = held.map((one) => one.own);
      const by = {
        bags: settled.bags.map(({ bag }) => bag.id),
        units: unitsOf(settled),
        tried: genes,
        draws,
        seed: input.seed,
      };
      const found = await deps.statistics.evaluateGenes(
        own.map((gene) => evaluateJob(gene, by)),
        watch(),
      );
      const evaluations = gatherEvaluations(own, found, by);
      const blob = await putJson(deps, evaluations);
      return geneOutputs({ evaluations, held, groups, blob, idOf });
    },
  );
  return refOf(step, "evaluations");
}

async function heldOutGenes(
  deps: ActivityDeps,
  settled: SettledCohort,
  groups: readonly TrainedGroup[],
  controls: EntityRef,
): Promise<HeldFolds[]> {
  const control = await readControls(deps, controls);
  const bags = settled.bags.length;
  const { folds } = settled.split;
  const taught = taughtBy(settled);
  const held: HeldFolds[] = [];
  for (const group of groups) {
    const maps = await readMaps(deps, group);
    maps?.genes.forEach((gene, g) => {
      const row = (of: Float64Array): Float64Array =>
        of.slice(g * bags, (g + 1) * bags);
      const measured = maps.measured.subarray(g * bags, (g + 1) * bags);
      const own: HeldOutGene = {
        gene,
        predicted: row(maps.predicted),
        observed: row(maps.observed).map((y, b) => (measured[b] ? y : NaN)),
        centre: row(maps.centre),
        taught: taught(maps.byFold.subarray(g * folds * bags)),
        ...control(gene),
      };
      const reading = (f: number, of: (b: number) => boolean): Float64Array =>
        Float64Array.from({ length: bags }, (_, b) =>
          of(b) ? maps.byFold[(g * folds + f) * bags + b]! : NaN,
        );
      const byFold = Array.from({ length: folds }, (_, f) => ({
        heldOut: reading(f, (b) => settled.split.bags[b]!.fold === f),
        sealed: reading(f, (b) => settled.split.bags[b]!.sealed),
      }));
      held.push({ own, byFold });
    });
  }
  return held;
}
