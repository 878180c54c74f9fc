import { sameSpace } from "../slide/space.js";
import { KINDS } from "./kindModel.js";
import type { TileChannels } from "./tileChannels.js";
import type { Windows } from "./windowFeatures.js";

/** Density of what lets nearly all light through. @unit optical density */
const PALE = 0.1;
/** Smaller regions are gaps between cells, larger ones glass. @unit um^2 (px at 1 um/px) */
const LEAST = 50;
const MOST = 12_500;
/** Least share of epithelium among what borders a lumen. */
const BORDERED = 0.5;

/** What a pixel is; a frame of pixels that are outside saves looking for the edge. */
const PALE_PIXEL = 0;
const TAKEN = 1;
const DARK = 2;
const OUTSIDE = 3;

const stateSpace = sameSpace(Uint8Array);
const regionSpace = sameSpace(Int32Array);

/**
 * Share of a tile's area taken by lumina: pale regions that are bordered by epithelium.
 * @param kinds of the windows @shape kinds [windows, KINDS]
 */
export function lumen(
  { width, height, density }: TileChannels,
  { rows, columns }: Windows,
  kinds: Float64Array,
): number {
  const epithelium = epitheliumOf(kinds);
  const across = width + 2;
  const column = (x: number): number => Math.floor((x / width) * columns);
  const row = (y: number): number => Math.floor((y * rows) / height);
  const columnOf = Int32Array.from({ length: across }, (_, x) => column(x - 1));
  const rowOf = Int32Array.from({ length: height + 2 }, (_, y) => row(y - 1));
  const state = states(density, width, height);
  const region = regionSpace(state.length);
  const steps = Int32Array.of(-1, 1, -across, across);
  let area = 0;
  for (let start = 0; start < state.length; start++) {
    if (state[start] !== PALE_PIXEL) continue;
    let size = 1;
    let rim = 0;
    let bordered = 0;
    region[0] = start;
    state[start] = TAKEN;
    for (let head = 0; head < size; head++)
      for (let side = 0; side < 4; side++) {
        const to = region[head]! + steps[side]!;
        const what = state[to]!;
        if (what === PALE_PIXEL) {
          state[to] = TAKEN;
          region[size++] = to;
        } else if (what === DARK) {
          const x = to % across;
          const window = rowOf[(to - x) / across]! * columns + columnOf[x]!;
          rim++;
          bordered += epithelium[window]!;
        }
      }
    if (size >= LEAST && size <= MOST && bordered >= BORDERED * rim)
      area += size;
  }
  return area / density.length;
}

/** @shape [height + 2, width + 2] */
function states(
  density: Float32Array,
  width: number,
  height: number,
): Uint8Array {
  const across = width + 2;
  const state = stateSpace(across * (height + 2)).fill(OUTSIDE);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0, to = (y + 1) * across + 1; x < width; x++, at++, to++)
      state[to] = density[at]! >= PALE ? DARK : PALE_PIXEL;
  return state;
}

const EMPTY = KINDS.findIndex(({ kind }) => kind === "empty");

/** Share of epithelium in what is not empty of each window. @shape [windows] */
function epitheliumOf(kinds: Float64Array): Float64Array {
  return Float64Array.from({ length: kinds.length / KINDS.length }, (_, w) => {
    const own = kinds.subarray(w * KINDS.length, (w + 1) * KINDS.length);
    let gland = 0;
    KINDS.forEach(({ of }, k) => {
      if (of === "gland") gland += own[k]!;
    });
    return gland / Math.max(1e-9, 1 - own[EMPTY]!);
  });
}
