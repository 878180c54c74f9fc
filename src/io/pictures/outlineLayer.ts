import type { View } from "./view.js";
import { columnOf, rowOf } from "./view.js";

/** Closed rings of [x, y] in level-0 pixels. */
export type Outline = readonly (readonly (readonly [number, number])[])[];

/** Dark line in a light one: seen on any tissue and on any colour of the map. */
export const OUTLINE_STROKES = [
  { colour: "#ffffff", width: 5 },
  { colour: "#000000", width: 2 },
] as const;

/** Outlines of regions, holes included, as SVG. */
export function outlineLayer(view: View, outlines: readonly Outline[]): string {
  const d = outlines
    .flat()
    .map((ring) => {
      const corners = ring.map(
        ([x, y]) => `${columnOf(view, x)} ${rowOf(view, y)}`,
      );
      return `M${corners.join("L")}Z`;
    })
    .join("");
  if (d === "") return "";
  return OUTLINE_STROKES.map(
    ({ colour, width }) =>
      `<path fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" d="${d}"/>`,
  ).join("");
}
