import type { Channel } from "../slide/channel.js";
import type { Space } from "../slide/space.js";
import { sameSpace } from "../slide/space.js";

/** Where a nucleus is reached from, and how dark its pixels are at least. */
export interface Seed {
  /** Index of the pixel in the middle. */
  readonly at: number;
  readonly cut: number;
}

/** Owner of the pixels along the edge. */
const OUTSIDE = -1;
/** Levels into which darkness is sorted; a pixel waits in the queue of its level. */
const LEVELS = 128;
/** Haematoxylin at and above which pixels are equally dark. @unit optical density */
const DARKEST = 1.28;

const nextSpace = sameSpace(Int32Array);

/**
 * Gives pixels to the nucleus whose middle they are reached from over the darkest way: a watershed from given middles,
 * so that nuclei that touch part along the palest line between them. Pixels wait by their darkness, the last that came
 * before others of its level; what is darker than the level that is being emptied joins it.
 * @param reach farthest from its middle that a nucleus is followed @unit px
 * @returns less than 1 for no nucleus, as along the edge, else its place among the seeds counted from 1 @shape [height, width]
 * @source Meyer 1994, doi:10.1016/0165-1684(94)90060-4
 */
export function floodNuclei(
  { width, height, values }: Channel,
  seeds: readonly Seed[],
  reach: number,
  space: Space<Int32Array> = (length) => new Int32Array(length),
): Int32Array {
  const owner = framed(space(width * height), width);
  const middles = Int32Array.from(seeds, ({ at }) => at);
  const cuts = Float64Array.from(seeds, ({ cut }) => cut);
  const { near, zero } = disc(width, reach);
  const steps = Int32Array.of(-1, 1, -width, width);
  const next = nextSpace(values.length);
  const first = new Int32Array(LEVELS).fill(-1);
  let level = LEVELS - 1;
  for (let nucleus = 1; nucleus <= middles.length; nucleus++) {
    const at = middles[nucleus - 1]!;
    const queue = queueOf(values[at]!, level);
    owner[at] = nucleus;
    next[at] = first[queue]!;
    first[queue] = at;
  }
  while (level >= 0) {
    const at = first[level]!;
    if (at < 0) {
      level--;
      continue;
    }
    first[level] = next[at]!;
    const nucleus = owner[at]!;
    if (near[zero + at - middles[nucleus - 1]!] === 0) continue;
    const cut = cuts[nucleus - 1]!;
    for (let k = 0; k < 4; k++) {
      const to = at + steps[k]!;
      if (owner[to] !== 0 || values[to]! < cut) continue;
      const queue = queueOf(values[to]!, level);
      owner[to] = nucleus;
      next[to] = first[queue]!;
      first[queue] = to;
    }
  }
  return owner;
}

/** The level in which a pixel waits. */
function queueOf(value: number, level: number): number {
  const dark = (value * (LEVELS / DARKEST)) | 0;
  return dark < 0 ? 0 : dark < level ? dark : level;
}

/** Nobody's pixels in a frame of pixels that nobody gets, so that no flood has to look for the edge. */
function framed(owner: Int32Array, width: number): Int32Array {
  owner.fill(0);
  owner.fill(OUTSIDE, 0, width).fill(OUTSIDE, owner.length - width);
  for (let at = 0; at < owner.length; at += width)
    owner[at] = owner[at + width - 1] = OUTSIDE;
  return owner;
}

/** Which ways from a middle, as differences of index, end within `reach`; `zero` is that of no way. */
function disc(
  width: number,
  reach: number,
): { readonly near: Uint8Array; readonly zero: number } {
  const zero = (reach + 1) * (width + 1);
  const near = new Uint8Array(2 * zero + 1);
  const left = Math.max(-reach, -Math.floor(width / 2));
  const right = Math.min(reach, Math.ceil(width / 2) - 1);
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = left; dx <= right; dx++)
      near[zero + dy * width + dx] = +(dx * dx + dy * dy <= reach * reach);
  return { near, zero };
}
