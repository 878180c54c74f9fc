import type { Tile } from "./tile.js";

/** A rectangle in level-0 pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Tiles that take less of the slide's longer side than this are shown with their surroundings alone. */
const SMALL = 1 / 3;
/** What is shown around small ones, as a share of their own longer side. */
const AROUND = 1 / 4;

/** The part of a slide that a picture of some tiles shows: all of it, or where they take little of it, what is around them. */
export function frameOf(
  tiles: readonly Pick<Tile, "x" | "y" | "size">[],
  slide: { readonly width: number; readonly height: number },
): Frame {
  const whole = { x: 0, y: 0, width: slide.width, height: slide.height };
  if (tiles.length === 0) return whole;
  const left = tiles.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = tiles.reduce((least, { y }) => Math.min(least, y), Infinity);
  const right = tiles.reduce((most, t) => Math.max(most, t.x + t.size), 0);
  const bottom = tiles.reduce((most, t) => Math.max(most, t.y + t.size), 0);
  const longer = Math.max(right - left, bottom - top);
  if (longer >= SMALL * Math.max(slide.width, slide.height)) return whole;
  const x = Math.max(0, Math.floor(left - AROUND * longer));
  const y = Math.max(0, Math.floor(top - AROUND * longer));
  return {
    x,
    y,
    width: Math.min(slide.width, Math.ceil(right + AROUND * longer)) - x,
    height: Math.min(slide.height, Math.ceil(bottom + AROUND * longer)) - y,
  };
}
