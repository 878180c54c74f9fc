import type { StainEstimate } from "../../science/slide/macenko.js";
import type { StainShift } from "../../science/slide/stainShift.js";
import type { Tile } from "../../science/slide/tile.js";
import type { Runtime } from "./encoderModel.js";

/** Tiles of a slide that a brought encoder is to describe. */
export interface EncodeRequest {
  /** Path of the card. */
  readonly card: string;
  /** Path of the slide. */
  readonly path: string;
  readonly mpp: number;
  readonly tiles: readonly Tile[];
  /** The slide's stains, where the encoder is to see them normalised. */
  readonly stains?: StainEstimate | null;
  /** The encoder is to see the pixels with other stains, and not normalised. */
  readonly shift?: StainShift | null;
}

/** What a brought encoder gave. @shape data [tiles, dim] */
export interface EncodedTiles {
  readonly dim: number;
  readonly data: Float32Array;
}

/** What decides an encoder's numbers. */
export interface EncoderFacts {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly dim: number;
  readonly cardSha256: string;
  readonly modelSha256: string;
  readonly runtime: Runtime;
}
