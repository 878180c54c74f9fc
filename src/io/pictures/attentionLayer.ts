import type { AttentionScale } from "./attentionScale.js";
import type { View } from "./view.js";
import { columnOf, rowOf } from "./view.js";

/** Tissue must stay visible under the colours. */
export const OPACITY = 0.5;

/** Tiles in the colours of their attention, as SVG. @param values N times attention @shape values [tiles] */
export function attentionLayer(
  view: View,
  scale: AttentionScale,
  tiles: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[],
  values: ArrayLike<number>,
): string {
  const byColour = new Map<string, string>();
  tiles.forEach(({ x, y, size }, t) => {
    const [left, top] = [columnOf(view, x), rowOf(view, y)];
    const right = columnOf(view, x + size);
    const bottom = rowOf(view, y + size);
    const colour = scale.colour(values[t]!);
    const square = `M${left} ${top}H${right}V${bottom}H${left}Z`;
    byColour.set(colour, (byColour.get(colour) ?? "") + square);
  });
  const paths = [...byColour].map(
    ([colour, d]) => `<path fill="${colour}" d="${d}"/>`,
  );
  return `<g shape-rendering="crispEdges" fill-opacity="${OPACITY}">${paths.join("")}</g>`;
}
