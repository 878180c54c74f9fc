import type { ReadTile } from "../../knowledge/reading/readingKey.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import { watch } from "../step/heartbeat.js";
import { slideFaultOf } from "../slide/slideFault.js";

/** Longest side of a tile's picture; a slide that is coarser gives what it has. @unit px */
export const TILE_PICTURE_PX = 448;

/** Pictures of tiles, as blobs of PNG, in their order. @throws SlideChanged, SlideUnreadable (not retried) */
export async function tilePictures(
  deps: ActivityDeps,
  tiles: readonly ReadTile[],
): Promise<string[]> {
  const paths = new Map<string, string>();
  const watching = watch();
  const blobs: string[] = [];
  for (const [done, { slide, x, y, size }] of tiles.entries()) {
    const path = paths.get(slide) ?? (await pathOf(deps, slide));
    paths.set(slide, path);
    const rect = { x, y, width: size, height: size };
    const wanted = { path, rect, longestPx: TILE_PICTURE_PX };
    const picture = await told(slide, deps.slides.thumbnail(wanted));
    blobs.push(await deps.blobs.put(await deps.pictures.encodePng(picture)));
    watching.signal.throwIfAborted();
    watching.onProgress(done + 1, tiles.length);
  }
  return blobs;
}

async function pathOf(deps: ActivityDeps, slide: string): Promise<string> {
  const { slideRoots, graph } = deps;
  const row = await graph.slideFile(graph.store, slide);
  if (row?.folder == null)
    throw badInput("SlideChanged", `no run says where ${slide} lies`, []);
  const { folder, file, sha256 } = row;
  const named = { folder, slideRoots, file, sha256 };
  return told(file, deps.unchangedSlide(named));
}

/** Says which slide a fault is of. */
async function told<T>(slide: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const fault = error instanceof Error ? slideFaultOf(error) : null;
    if (fault === null || !(error instanceof Error)) throw error;
    const message = `tiles of ${slide} cannot be shown: ${error.message}`;
    throw badInput(fault, message, []);
  }
}
