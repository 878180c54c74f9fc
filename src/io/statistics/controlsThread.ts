import { attentionLikeness } from "../../science/controls/attentionLikeness.js";
import { attentionSimilarity } from "../../science/controls/attentionSimilarity.js";
import type { ControlFigure } from "../../science/controls/controlFigure.js";
import { expressionLikeness } from "../../science/controls/expressionLikeness.js";
import type { PerturbInput } from "../../science/controls/perturbStains.js";
import { perturbStains as perturb } from "../../science/controls/perturbStains.js";
import type { BackgroundInput } from "../../science/controls/probeBackground.js";
import { probeBackground as background } from "../../science/controls/probeBackground.js";
import type { SiteInput } from "../../science/controls/predictSite.js";
import { predictSite as siteOf } from "../../science/controls/predictSite.js";
import type {
  FoldMaps,
  FoldMapsInput,
} from "../../science/controls/foldMaps.js";
import { foldMaps } from "../../science/controls/foldMaps.js";
import type { InjectedHead } from "../../science/controls/injectedHead.js";
import type { Injection } from "../../science/controls/labelInjection.js";
import { labelInjection } from "../../science/controls/labelInjection.js";
import type { RandomiseInput } from "../../science/controls/randomiseHeads.js";
import { randomiseHeads } from "../../science/controls/randomiseHeads.js";
import type {
  FlippedBag,
  Flipping,
} from "../../science/controls/tileFlipping.js";
import { tileFlipping } from "../../science/controls/tileFlipping.js";
import { meanConcordance } from "../../science/mil/agreement.js";
import type { MapAgreement } from "../../science/mil/mapAgreement.js";
import { mapAgreement } from "../../science/mil/mapAgreement.js";
import type { Strata } from "../../science/stats/strata.js";

/** How a p is drawn. */
interface Draws {
  readonly draws: number;
  readonly seed: number;
}

/** Maps of several models. @shape [bags][models][tiles] */
type BagMaps = readonly (readonly Float32Array[])[];

/** Maps of several models to compare. */
export interface AgreeJob extends Draws {
  readonly maps: BagMaps;
  /** Those of models that were taught shuffled labels of the same gene, set by set. */
  readonly taughtShuffled: readonly BagMaps[];
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

/** A job of the pool, named as the pool calls it. */
export function compareFolds(job: FoldMapsInput): FoldMaps {
  return foldMaps(job);
}

/** One gene's maps whose tiles are to be taken away. */
export interface FlipJob extends Draws {
  readonly bags: readonly FlippedBag[];
}

/** A job of the pool, named as the pool calls it. */
export function flipTiles({ bags, ...how }: FlipJob): Flipping | null {
  return tileFlipping(bags, how);
}

/** A job of the pool, named as the pool calls it. */
export function predictSite(job: SiteInput): ControlFigure | null {
  return siteOf(job);
}

/** A job of the pool, named as the pool calls it. */
export function randomiseWeights(job: RandomiseInput): ControlFigure[] {
  return randomiseHeads(job);
}

/** Heads of one gene that were taught some wrong labels. */
export interface InjectionJob extends Draws {
  readonly heads: readonly InjectedHead[];
  readonly patients: number;
}

/** A job of the pool, named as the pool calls it. */
export function recallInjected({
  heads,
  ...how
}: InjectionJob): Injection | null {
  return labelInjection(heads, how);
}

/** A job of the pool, named as the pool calls it. */
export function probeBackground(job: BackgroundInput): ControlFigure[] {
  return background(job);
}

/** A job of the pool, named as the pool calls it. */
export function perturbStains(job: PerturbInput): ControlFigure | null {
  return perturb(job);
}

/** Maps of all genes. */
export interface LikenJob {
  /** @shape [genes][bags][tiles] */
  readonly maps: readonly (readonly Float32Array[])[];
}

/** A job of the pool, named as the pool calls it. @shape result [genes][genes] */
export function likenAttention({ maps }: LikenJob): Float64Array[] {
  return attentionLikeness(maps);
}

/** Maps of all genes, and their expression. */
export interface CompareAttentionJob extends Draws {
  /** @shape [genes][bags][tiles] */
  readonly maps: readonly (readonly Float32Array[])[];
  /** NaN where not measured. @shape [genes][bags] */
  readonly expression: readonly Float64Array[];
  readonly sites: Strata;
  readonly patients: number;
}

/** A job of the pool, named as the pool calls it. */
export function compareAttention(job: CompareAttentionJob): ControlFigure[] {
  const { maps, expression, sites, ...how } = job;
  return attentionSimilarity(
    attentionLikeness(maps),
    expressionLikeness(expression, sites),
    how,
  );
}
