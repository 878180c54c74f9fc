import type { Mask } from "./mask.js";

/**
 * Gives every region of `value` smaller than `leastPixels` the other value: specks are removed with 1, holes filled
 * with 0. Regions touch along edges; with `keepAtEdge` those that reach the picture's edge stay.
 */
export function turnSmallRegions(
  mask: Mask,
  value: 0 | 1,
  { leastPixels, keepAtEdge }: { leastPixels: number; keepAtEdge: boolean },
): Mask {
  const { width, height } = mask;
  const data = mask.data.slice();
  const seen = new Uint8Array(data.length);
  const queue = new Int32Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] !== value) continue;
    const { size, atEdge } = flood(mask, start, seen, queue);
    if (size >= leastPixels || (keepAtEdge && atEdge)) continue;
    for (let i = 0; i < size; i++) data[queue[i]!] = 1 - value;
  }
  return { width, height, data };
}

/** Fills `queue` with the region around `start`. */
function flood(
  { width, height, data }: Mask,
  start: number,
  seen: Uint8Array,
  queue: Int32Array,
): { size: number; atEdge: boolean } {
  const value = data[start];
  let size = 1;
  let atEdge = false;
  queue[0] = start;
  seen[start] = 1;
  const visit = (next: number): void => {
    if (seen[next] || data[next] !== value) return;
    seen[next] = 1;
    queue[size++] = next;
  };
  for (let head = 0; head < size; head++) {
    const at = queue[head]!;
    const x = at % width;
    const y = (at - x) / width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (y > 0) visit(at - width);
    if (y < height - 1) visit(at + width);
    atEdge ||= x === 0 || y === 0 || x === width - 1 || y === height - 1;
  }
  return { size, atEdge };
}
