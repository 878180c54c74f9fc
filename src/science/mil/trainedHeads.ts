import type { FeatureScaling } from "./featureScaling.js";
import type { HeadShape } from "./headParameters.js";

/** diverged: a loss was not finite; the head keeps its last good weights and must not be used as evidence. */
export type HeadStatus = "trained" | "diverged";

/** What is kept of an epoch's losses: their mean, or each training bag's beside it. */
export const KEPT_LOSSES = ["means", "samples"] as const;
export type KeptLosses = (typeof KEPT_LOSSES)[number];

/** A named array, as safetensors keeps it. */
export interface NamedTensor {
  readonly shape: number[];
  readonly data: Float32Array;
}

/** All that is needed to read bags with heads. */
export interface HeadWeights {
  readonly keys: readonly string[];
  readonly shape: HeadShape;
  readonly scaling: FeatureScaling;
  /** One row a head, laid out as PARAMETERS says. @shape [heads, parameterCount] */
  readonly flat: Float32Array;
}

/** Heads after training, in the order in which they were asked for. */
export interface TrainedHeads extends HeadWeights {
  /** Epochs until the kept weights. @shape [heads] */
  readonly epochs: Int32Array;
  readonly status: readonly HeadStatus[];
  /** Mean squared error by epoch; 0 after a head has stopped. @shape each [heads, maxEpochs] */
  readonly losses: {
    readonly training: Float32Array;
    readonly stopping: Float32Array;
    /**
     * Squared error on each bag, by the head as it was before the epoch's step that learnt from the bag; 0 for bags not
     * trained on. Empty unless asked for. @shape [heads, maxEpochs, bags]
     */
    readonly samples: Float32Array;
  };
}
