import type { SlideRect } from "../slides/slideTask.js";

/** Features of one slide view that are to be read. */
export interface FeatureRequest {
  readonly path: string;
  /** Of the slide. @unit um/px */
  readonly mpp: number;
  /** Edge of a tile. @unit level-0 px */
  readonly size: number;
  /** The part of the slide that is meant; null: all of it. */
  readonly rect: SlideRect | null;
}

/** Features of the tiles that lie in the view. @shape data [tiles, dim] */
export interface ReadFeatures {
  readonly dim: number;
  readonly data: Float32Array;
}
