import { OPACITY } from "./attentionLayer.js";
import type { AttentionScale } from "./attentionScale.js";
import { drawText } from "./drawText.js";
import type { Part, PlacedText } from "./part.js";

const BAR = 26;
const TICK = 6;
const GAP = 12;
const BANDS = 64;
const SMALL_TEXT = { size: 18, weight: "Regular" } as const;

/** What the colours mean: a bar with round values, as it looks over white glass. @param box what it may fill */
export async function colourBar(
  scale: AttentionScale,
  box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
): Promise<Part> {
  const { left, width } = box;
  const heading = await drawText("attention, times uniform", {
    ...SMALL_TEXT,
    wrapAt: width,
  });
  const top = box.top + heading.height + GAP;
  const height = box.height - heading.height - GAP;
  const yOf = (value: number): number =>
    Math.round(top + height * (1 - value / scale.top));
  const texts: PlacedText[] = [{ text: heading, left, top: box.top }];
  let ticks = "";
  for (const value of scale.ticks) {
    const y = yOf(value);
    const label =
      scale.clipped && value === scale.top ? `≥ ${value}` : `${value}`;
    const text = await drawText(label, SMALL_TEXT);
    ticks += `<path stroke="#000000" d="M${left + BAR} ${y}h${TICK}"/>`;
    texts.push({
      text,
      left: left + BAR + TICK + GAP / 2,
      top: Math.round(y - text.height / 2),
    });
  }
  return {
    svg: `${bands(scale, { left, top, height })}<rect x="${left}" y="${top}" width="${BAR}" height="${height}" fill="none" stroke="#000000"/>${ticks}`,
    texts,
    right: left + width,
    bottom: top + height,
  };
}

function bands(
  scale: AttentionScale,
  {
    left,
    top,
    height,
  }: { readonly left: number; readonly top: number; readonly height: number },
): string {
  const edge = (band: number): number =>
    top + Math.round(height * (1 - band / BANDS));
  const all = Array.from({ length: BANDS }, (_, band) => {
    const colour = scale.colour(((band + 0.5) / BANDS) * scale.top);
    const y = edge(band + 1);
    return `<path fill="${colour}" d="M${left} ${y}h${BAR}V${edge(band)}h${-BAR}Z"/>`;
  });
  return `<g shape-rendering="crispEdges" fill-opacity="${OPACITY}">${all.join("")}</g>`;
}
