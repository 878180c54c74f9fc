import type { Channel } from "../slide/channel.js";

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

/**
 * Gives pixels to the nucleus whose middle they are reached from over the darkest way: a watershed from given middles,
 * so that nuclei that touch part along the palest line between them.
 * @param reach farthest from its middle that a nucleus is followed @unit px
 * @returns less than 1 for no nucleus, as along the edge, else its place among the seeds counted from 1 @shape [height, width]
 * @source Meyer 1994, doi:10.1016/0165-1684(94)90060-4
 */
export function floodNuclei(
  { width, height, values }: Channel,
  seeds: readonly Seed[],
  reach: number,
): Int32Array {
  const owner = framed(width, height);
  const queues = levelQueues(values);
  seeds.forEach(({ at }, place) => {
    owner[at] = place + 1;
    queues.add(at);
  });
  const visit = (to: number, nucleus: number, cut: number): void => {
    if (owner[to] !== 0 || values[to]! < cut) return;
    owner[to] = nucleus;
    queues.add(to);
  };
  for (let at = queues.take(); at >= 0; at = queues.take()) {
    const nucleus = owner[at]!;
    const { at: middle, cut } = seeds[nucleus - 1]!;
    const way = at - middle;
    const dy = Math.floor(way / width + 0.5);
    const dx = way - dy * width;
    if (dx * dx + dy * dy > reach * reach) continue;
    visit(at - 1, nucleus, cut);
    visit(at + 1, nucleus, cut);
    visit(at - width, nucleus, cut);
    visit(at + width, nucleus, cut);
  }
  return owner;
}

/** Nobody's pixels in a frame of pixels that nobody gets, so that no flood has to look for the edge. */
function framed(width: number, height: number): Int32Array {
  const owner = new Int32Array(width * height);
  owner.fill(OUTSIDE, 0, width).fill(OUTSIDE, owner.length - width);
  for (let at = 0; at < owner.length; at += width)
    owner[at] = owner[at + width - 1] = OUTSIDE;
  return owner;
}

/** Pixels that wait, darkest first; what is darker than the level that is being emptied joins it. */
function levelQueues(values: Float32Array): {
  add(at: number): void;
  take(): number;
} {
  const next = new Int32Array(values.length);
  const first = new Int32Array(LEVELS).fill(-1);
  let level = LEVELS - 1;
  return {
    add(at) {
      const dark = (values[at]! * (LEVELS / DARKEST)) | 0;
      const queue = Math.max(0, Math.min(dark, level));
      next[at] = first[queue]!;
      first[queue] = at;
    },
    take() {
      while (level >= 0 && first[level]! < 0) level--;
      if (level < 0) return -1;
      const at = first[level]!;
      first[level] = next[at]!;
      return at;
    },
  };
}
