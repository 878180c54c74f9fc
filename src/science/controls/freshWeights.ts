import { initialHead } from "../mil/headParameters.js";
import type { MilOptions } from "../mil/milOptions.js";
import type { HeadWeights } from "../mil/trainedHeads.js";
import { randomGenerator } from "../random/randomGenerator.js";
import type { PlainHead } from "./plainHead.js";
import { plainHeads } from "./plainHead.js";

/** How much of a head is replaced, from its output back: the attention, the regressor too, the embedding's layer too. */
export const FRESH_STAGES = ["attention", "regressor", "all"] as const;

/** Name of a stage. */
export type FreshStage = (typeof FRESH_STAGES)[number];

/**
 * A head of the same shape whose weights are such as training starts from.
 * @param like its shape and scaling
 */
export function freshHead(
  like: Pick<HeadWeights, "shape" | "scaling">,
  { options, seed }: { readonly options: MilOptions; readonly seed: number },
): PlainHead {
  const { shape, scaling } = like;
  const flat = initialHead(shape, options, randomGenerator(seed));
  return plainHeads({ keys: ["fresh"], shape, scaling, flat })[0]!;
}

/**
 * A head with the weights of a stage taken from a fresh one.
 * @source Adebayo 2018, doi:10.48550/arXiv.1810.03292, section 3.1 (cascading randomisation)
 */
export function withFresh(
  head: PlainHead,
  fresh: PlainHead,
  stage: FreshStage,
): PlainHead {
  if (stage === "all") return fresh;
  const { V, U, v, w, b } = fresh;
  const attention = { ...head, V, U, v };
  return stage === "attention" ? attention : { ...attention, w, b };
}
