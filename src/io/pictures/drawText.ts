import { createRequire } from "node:module";
import sharp from "sharp";

/** Text as a picture. */
export interface DrawnText {
  readonly input: Buffer;
  readonly width: number;
  readonly height: number;
}

/** How a text looks. */
export interface TextStyle {
  readonly size: number;
  readonly weight: "Regular" | "Bold";
  /** Where lines break; none: the text is one line. @unit px */
  readonly wrapAt?: number;
}

const { resolve } = createRequire(import.meta.url);

/**
 * Fonts come with the program: a machine without fonts would draw boxes for letters. Letters that these lack are looked
 * for on the machine, and drawn as a box with their number where it has none.
 */
const FONTS = {
  Regular: resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  Bold: resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
} as const;

/** At this resolution a point is a pixel. */
const DPI = 72;

/** Draws text in black on nothing. */
export async function drawText(
  text: string,
  { size, weight, wrapAt }: TextStyle,
): Promise<DrawnText> {
  const picture = sharp({
    text: {
      text: markupOf(text),
      font: `DejaVu Sans ${weight} ${size}`,
      fontfile: FONTS[weight],
      dpi: DPI,
      rgba: true,
      ...(wrapAt === undefined ? {} : { width: wrapAt, wrap: "word-char" }),
    },
  });
  const { data, info } = await picture
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** Plain text as Pango's markup, which knows the five entities of XML and no control characters. */
function markupOf(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, " ");
  return plain.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}
