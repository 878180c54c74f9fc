import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import { BUILT_IN_ENCODERS } from "../../science/encode/builtInEncoders.js";
import type { StainShift } from "../../science/slide/stainShift.js";
import { shiftStains } from "../../science/slide/stainShift.js";
import { separateStains } from "../../science/slide/stains.js";
import type { Tile } from "../../science/slide/tile.js";
import { TILE_PX } from "../../science/slide/tileGrid.js";
import { balanceWhite } from "../../science/slide/whitePoint.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { readTiles } from "./readTiles.js";
import { slideMask } from "./slideMask.js";
import type { WorkOptions } from "./slideTask.js";

/** How a probe sees tiles: with other stains; null: as they are. */
export type ProbeLook = StainShift | null;

/** Tiles of a slide that are to be encoded otherwise than a run does. */
export interface ProbeRequest {
  readonly path: string;
  readonly mpp: number;
  readonly encoder: BuiltInName;
  readonly tiles: readonly Tile[];
  readonly looks: readonly ProbeLook[];
}

/** Encodes tiles, once a look. @returns one array a look @shape each [tiles, dim] @throws UnreadableSlideError, ImplausibleMppError */
export async function probeTiles(
  { path, mpp, encoder: name, tiles, looks }: ProbeRequest,
  { signal, onProgress }: WorkOptions = {},
): Promise<Float32Array[]> {
  const slide = await openShared(path);
  const { white } = await slideMask(slide, plausibleMpp(path, mpp));
  signal?.throwIfAborted();
  const { dim, describe } = BUILT_IN_ENCODERS[name];
  const data = looks.map(() => new Float32Array(tiles.length * dim));
  let done = 0;
  const reading = { tilePx: TILE_PX };
  for await (const { row, image } of readTiles(slide, tiles, reading)) {
    const balanced = balanceWhite(image, white);
    looks.forEach((look, i) => {
      const seen = look === null ? balanced : shiftStains(balanced, look);
      data[i]!.set(describe(seen, separateStains(seen)), row * dim);
    });
    onProgress?.(++done, tiles.length);
    signal?.throwIfAborted();
  }
  return data;
}
