import { drawText } from "./drawText.js";
import { OUTLINE_STROKES } from "./outlineLayer.js";
import type { Part } from "./part.js";
import { scaleBar } from "./scaleBar.js";

const GAP = 10;
const SWATCH = 18;
const ROW = 22;
const TEXT = { size: 18, weight: "Regular" } as const;

/** How long things are, and what an outline means. @param umPerPx of the drawing */
export async function legend(
  place: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
  },
  {
    umPerPx,
    outlinedFrom,
  }: { readonly umPerPx: number; readonly outlinedFrom: number },
): Promise<Part> {
  const { left, top, width } = place;
  const bar = scaleBar((width / 4) * umPerPx);
  const length = Math.round(bar.length / umPerPx);
  const barLabel = await drawText(bar.label, TEXT);
  const swatch = left + length + barLabel.width + 6 * GAP;
  const outlineLabel = await drawText(
    `attended: at least ${Number(outlinedFrom.toFixed(2))} times uniform`,
    TEXT,
  );
  const middle = top + ROW / 2;
  const square = `M${swatch} ${middle - SWATCH / 2}h${SWATCH}v${SWATCH}h${-SWATCH}Z`;
  const onMiddle = (height: number): number => Math.round(middle - height / 2);
  return {
    svg: `<path stroke="#000000" stroke-width="4" d="M${left} ${middle}h${length}"/>${outlineSwatch(square)}`,
    texts: [
      {
        text: barLabel,
        left: left + length + GAP,
        top: onMiddle(barLabel.height),
      },
      {
        text: outlineLabel,
        left: swatch + SWATCH + GAP,
        top: onMiddle(outlineLabel.height),
      },
    ],
    right: swatch + SWATCH + GAP + outlineLabel.width,
    bottom: top + ROW,
  };
}

function outlineSwatch(d: string): string {
  return [
    `<path fill="#cccccc" d="${d}"/>`,
    ...OUTLINE_STROKES.map(
      ({ colour, width }) =>
        `<path fill="none" stroke="${colour}" stroke-width="${width}" d="${d}"/>`,
    ),
  ].join("");
}
