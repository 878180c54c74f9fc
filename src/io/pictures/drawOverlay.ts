import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { attentionLayer } from "./attentionLayer.js";
import { attentionScale } from "./attentionScale.js";
import { colourBar } from "./colourBar.js";
import { drawText } from "./drawText.js";
import { legend } from "./legend.js";
import type { Outline } from "./outlineLayer.js";
import { outlineLayer } from "./outlineLayer.js";
import type { Part, PlacedText } from "./part.js";
import type { View } from "./view.js";

/** A map of attention over tissue, and what is said of it. */
export interface Overlay {
  readonly thumbnail: RgbImage;
  /** What the thumbnail shows. @unit level-0 pixels */
  readonly frame: View["frame"];
  /** Of level 0. @unit um/px */
  readonly mpp: number;
  /** @unit level-0 pixels */
  readonly tiles: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[];
  /** N times attention: 1 is uniform. @shape [tiles] */
  readonly attention: ArrayLike<number>;
  readonly outlines: readonly Outline[];
  /** Least attention inside an outline. @unit times uniform attention */
  readonly outlinedFrom: number;
  readonly title: string;
  readonly subtitle: string;
  /** Paragraphs under the picture. */
  readonly notes: readonly string[];
}

const MARGIN = 24;
/** Beside the picture, for the colour bar. */
const PANEL = 150;
/** Texts need this much even where the picture is narrow. */
const LEAST_WIDTH = 720;
const LEAST_BAR = 200;
const MOST_BAR = 480;

/** Draws the map over the thumbnail, with colour bar, scale bar, title and notes. @returns PNG @throws RangeError */
export async function drawOverlay(overlay: Overlay): Promise<Buffer> {
  const { thumbnail, frame, attention, outlinedFrom } = overlay;
  const inner = Math.max(thumbnail.width + MARGIN + PANEL, LEAST_WIDTH);
  const head = await stack(MARGIN, inner, [
    { text: overlay.title, size: 28, weight: "Bold" },
    { text: overlay.subtitle, size: 22, weight: "Regular" },
  ]);
  const top = head.bottom + MARGIN / 2;
  const scale = attentionScale(attention, outlinedFrom);
  const bar = await colourBar(scale, {
    left: MARGIN + thumbnail.width + MARGIN,
    top,
    width: PANEL,
    height: Math.min(MOST_BAR, Math.max(LEAST_BAR, thumbnail.height)),
  });
  const key = await legend(
    {
      left: MARGIN,
      top: Math.max(top + thumbnail.height, bar.bottom) + MARGIN,
      width: thumbnail.width,
    },
    { umPerPx: (frame.width / thumbnail.width) * overlay.mpp, outlinedFrom },
  );
  const notes = await stack(
    key.bottom + MARGIN / 2,
    inner,
    overlay.notes.map((text) => ({ text, size: 18, weight: "Regular" })),
  );
  const { width, height } = thumbnail;
  const view: View = { frame, width, height };
  const layers = [
    attentionLayer(view, scale, overlay.tiles, attention),
    outlineLayer(view, overlay.outlines),
  ];
  const size = { width: inner + 2 * MARGIN, height: notes.bottom + MARGIN };
  return paint(size, {
    thumbnail,
    top,
    layers,
    parts: [head, bar, key, notes],
  });
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: "Regular" | "Bold";
}

/** Paragraphs one under the other. */
async function stack(
  top: number,
  width: number,
  lines: readonly Line[],
): Promise<Part> {
  const texts: PlacedText[] = [];
  let bottom = top;
  for (const { text, size, weight } of lines) {
    const drawn = await drawText(text, { size, weight, wrapAt: width });
    texts.push({ text: drawn, left: MARGIN, top: bottom });
    bottom += drawn.height + Math.round(size / 2);
  }
  return { svg: "", texts, right: MARGIN + width, bottom };
}

function paint(
  { width, height }: { readonly width: number; readonly height: number },
  drawing: {
    readonly thumbnail: RgbImage;
    readonly top: number;
    /** SVG over the thumbnail, clipped by it. */
    readonly layers: readonly string[];
    readonly parts: readonly Part[];
  },
): Promise<Buffer> {
  const { thumbnail, top, layers, parts } = drawing;
  const over = svg(thumbnail, layers);
  const around = svg(
    { width, height },
    parts.map((part) => part.svg),
  );
  const texts = parts.flatMap((part) => part.texts);
  const { data, ...size } = thumbnail;
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return sharp({
    create: { width, height, channels: 3, background: "#ffffff" },
  })
    .composite([
      { input: pixels, raw: { ...size, channels: 3 }, left: MARGIN, top },
      { input: over, left: MARGIN, top },
      { input: around, left: 0, top: 0 },
      ...texts.map(({ text, ...at }) => ({ input: text.input, ...at })),
    ])
    .png({ adaptiveFiltering: true, compressionLevel: 3 })
    .toBuffer();
}

function svg(
  { width, height }: { readonly width: number; readonly height: number },
  content: readonly string[],
): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content.join("")}</svg>`,
  );
}
