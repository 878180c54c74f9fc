import type { LymphocyteModel } from "./lymphocyteModel.js";
import { LYMPHOCYTE_MODEL } from "./lymphocyteModel.js";
import type { Nucleus } from "./nuclei.js";

/** Standard deviations beyond which a feature tells no more. */
const BOUND = 3;

/** What tells a lymphocyte's nucleus; size twice, since the smallest are grains and none of a cell. */
export function nuclearFeatures(nucleus: Nucleus): number[] {
  const size = Math.log(nucleus.area);
  return [size, size * size, nucleus.roundness, nucleus.contrast];
}

/** Mean chance of the nuclei to be a lymphocyte's, 0 to 1; 0 where there are none. */
export function lymphocyteLike(
  nuclei: readonly Nucleus[],
  model: LymphocyteModel = LYMPHOCYTE_MODEL,
): number {
  let sum = 0;
  for (const nucleus of nuclei) sum += chance(nuclearFeatures(nucleus), model);
  return nuclei.length === 0 ? 0 : sum / nuclei.length;
}

function chance(
  features: readonly number[],
  { mean, sd, weights, bias }: LymphocyteModel,
): number {
  let logit = bias;
  features.forEach((value, f) => {
    const z = (value - mean[f]!) / sd[f]!;
    logit += weights[f]! * Math.max(-BOUND, Math.min(BOUND, z));
  });
  return 1 / (1 + Math.exp(-logit));
}
