import { CHEAP_BASELINES, RIVALS } from "./baselineNames.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef, MadeSoFar } from "../dto.js";
import { fitBaselines } from "./fitBaselines.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import { refOf, runStep } from "../step/runStep.js";
import { labelsHash, usedForLabels } from "../step/usedForLabels.js";

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
  const asked = input.baselines ?? [];
  const step = await runStep(
    deps,
    {
      name: "predictControls",
      run: input.run,
      // What is trained in every run draws nothing.
      seed: asked.length === 0 ? null : input.seed,
      params: {
        genes,
        controls: [...RIVALS, ...CHEAP_BASELINES, ...asked],
        folds: settled.split.folds,
        labels: labelsHash(settled),
      },
      used: usedForLabels(made, settled),
    },
    async () => {
      const loaded = await loadTiles(deps, settled);
      const fitted = await fitBaselines(deps, loaded, {
        genes,
        asked,
        seed: input.seed,
      });
      const size = [fitted.genes.length, loaded.bags.length];
      const tensors = Object.fromEntries(
        fitted.baselines.map(({ name, predicted }) => [
          name,
          { shape: size, data: joined(predicted) },
        ]),
      );
      const named = { genes: JSON.stringify(fitted.genes) };
      const blob = await deps.blobs.put(deps.tensors.encode(tensors, named));
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

function joined(rows: readonly Float64Array[]): Float64Array {
  const width = rows[0]?.length ?? 0;
  const all = new Float64Array(rows.length * width);
  rows.forEach((row, r) => all.set(row, r * width));
  return all;
}
