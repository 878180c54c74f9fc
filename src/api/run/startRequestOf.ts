import type { StartRequest } from "../../runs/runControl.js";
import type { StartDiscoveryInput } from "./startDiscovery.input.js";

/** The request that an input stands for: null means what leaving out means, so that both are one request. */
export function startRequestOf(input: StartDiscoveryInput): StartRequest {
  return {
    idempotencyKey: input.idempotencyKey,
    cohort: input.cohort,
    protocol: input.protocol ?? "standard",
    folds: input.folds ?? 5,
    seed: input.seed ?? 0,
    skipIncomplete: input.skipIncomplete ?? false,
    panel: input.panel ?? null,
    // Left out where it says nothing: requests of before there was a choice are the same still.
    ...(input.encoder == null ? {} : { encoder: input.encoder }),
    ...(input.overlap ? { overlap: input.overlap } : {}),
    ...(input.stainNormalisation && input.stainNormalisation !== "none"
      ? { stainNormalisation: input.stainNormalisation }
      : {}),
    ...(input.split == null ? {} : { split: input.split }),
    ...(input.strata == null ? {} : { strata: input.strata }),
    // A set: neither order nor repetition makes another request.
    ...(input.baselines == null || input.baselines.length === 0
      ? {}
      : { baselines: [...new Set(input.baselines)].sort() }),
    ...trainingOf(input.training),
    ...(input.controls == null || input.controls.length === 0
      ? {}
      : { controls: input.controls }),
    ...(input.shuffles == null ? {} : { shuffles: input.shuffles }),
  };
}

function trainingOf(
  training: StartDiscoveryInput["training"],
): Pick<StartRequest, "training"> {
  const asked = Object.entries(training ?? {}).filter(
    ([, value]) => value != null,
  );
  return asked.length === 0 ? {} : { training: Object.fromEntries(asked) };
}
