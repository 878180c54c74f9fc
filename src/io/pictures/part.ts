import type { DrawnText } from "./drawText.js";

/** A text and where its upper left corner lies. */
export interface PlacedText {
  readonly text: DrawnText;
  readonly left: number;
  readonly top: number;
}

/** A part of a drawing: lines and areas as SVG, and texts. */
export interface Part {
  readonly svg: string;
  readonly texts: readonly PlacedText[];
  /** Where it ends. @unit px */
  readonly right: number;
  readonly bottom: number;
}
