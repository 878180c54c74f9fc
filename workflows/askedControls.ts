import type { MadeSoFar, RunInput } from "../src/activities/dto.js";
import type { ExtraControl } from "../src/knowledge/controlNames.js";
import type { ProgressTracker } from "./progress.js";
import { cpu, gpu } from "./proxies.js";

type Put = (
  input: RunInput,
  made: MadeSoFar,
  groups: string,
) => Promise<unknown>;

/** Which activity puts the models to which control. */
const CONTROLS: Readonly<Record<ExtraControl, Put>> = {
  labelInjection: gpu.injectLabels,
  weightRandomisation: cpu.randomiseWeights,
  backgroundTiles: cpu.probeBackground,
  stainPerturbation: cpu.perturbStains,
  sharedShuffles: gpu.shuffleTogether,
};

/** Puts the trained models to the controls that were asked for. @param groups blob of the trained groups */
export async function askedControls(
  input: RunInput,
  made: MadeSoFar,
  groups: string,
  progress: ProgressTracker,
): Promise<void> {
  const { controls = [] } = input;
  progress.plan("controls", controls.length);
  await Promise.all(
    controls.map((name) =>
      progress.counted("controls", CONTROLS[name](input, made, groups)),
    ),
  );
}
