import { meanConcordance } from "../../science/mil/agreement.js";
import type { MapAgreement } from "../../science/mil/mapAgreement.js";
import { mapAgreement } from "../../science/mil/mapAgreement.js";

/** Maps of several models. @shape [bags][models][tiles] */
type BagMaps = readonly (readonly Float32Array[])[];

/** Maps of several models to compare. */
export interface AgreeJob {
  readonly maps: BagMaps;
  /** Those of models that were taught shuffled labels of the same gene, set by set. */
  readonly taughtShuffled: readonly BagMaps[];
  readonly draws: number;
  readonly seed: number;
}

/** How far models agree, and how far models agree that were taught nothing. */
export interface FoldAgreement extends MapAgreement {
  /** Mean Kendall's W of models taught shuffled labels; null where there are none. */
  readonly taughtShuffledW: number | null;
}

/** A job of the pool, named as the pool calls it. */
export function agreeMaps({
  maps,
  taughtShuffled,
  ...how
}: AgreeJob): FoldAgreement | null {
  const agreed = mapAgreement(maps, how);
  return agreed === null
    ? null
    : { ...agreed, taughtShuffledW: meanConcordance(taughtShuffled.flat()) };
}
