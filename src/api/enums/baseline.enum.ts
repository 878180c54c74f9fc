import { registerEnumType } from "type-graphql";
import type { StartRequest } from "../../runs/runControl.js";

type Value = NonNullable<StartRequest["baselines"]>[number];

/** Names of the simple models that can be asked for, and what they are called elsewhere. */
export const Baseline = {
  RANDOM_ATTENTION: "randomAttention",
  TOP_K_MEAN: "topKMean",
  MULTITASK: "multitask",
} as const satisfies Record<string, Value>;

registerEnumType(Baseline, {
  name: "Baseline",
  description:
    "Simple models that look at every tile: attention that was never taught; the mean of the highest scored tiles (HE2RNA's linear case); one attention for all genes.",
});
