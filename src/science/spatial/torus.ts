import type { Spots } from "./spots.js";

/** Moves points of a section so that what leaves it on one side comes in on the other. */
export interface Torus {
  readonly width: number;
  readonly height: number;
  shift(by: Offset, point: Offset): Offset;
}

/** A place, or a way. @unit level-0 pixels */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** The torus that a section's spots lie on: their bounding box, with half a spot's room around it. */
export function torusOf({ x, y, diameter }: Spots): Torus {
  const room = diameter.reduce((most, d) => Math.max(most, d), 0) / 2;
  const across = span(x, room);
  const down = span(y, room);
  return {
    width: across.length,
    height: down.length,
    shift: (by, point) => ({
      x: wrap(point.x + by.x, across),
      y: wrap(point.y + by.y, down),
    }),
  };
}

interface Span {
  readonly from: number;
  readonly length: number;
}

function span(values: Float64Array, room: number): Span {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { from: least - room, length: most - least + 2 * room };
}

function wrap(value: number, { from, length }: Span): number {
  const along = (value - from) % length;
  return from + (along < 0 ? along + length : along);
}
