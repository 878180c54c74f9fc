import type { Canvas } from "./canvas.js";
import type { WallDistance } from "./fatCells.js";
import type { Flow } from "./flow.js";
import type { Grid } from "./grid.js";
import type { Textures } from "./textures.js";

/** Pixels side by side in one row. */
export interface Span {
  /** Indices into the canvas, the second excluded. */
  readonly from: number;
  readonly to: number;
  /** Place of the first pixel. @unit um */
  readonly x: number;
  readonly y: number;
}

/** Stains the ground of a span. */
export type Shader = (span: Span) => void;

/** How the tissue of a slide is laid out. @shape kinds, inGland [grid.rows, grid.columns] */
export interface Layout {
  readonly grid: Grid;
  /** Index of TISSUE_KINDS, or GLASS. */
  readonly kinds: Uint8Array;
  /** How far inside a gland. @unit um */
  readonly inGland: Float32Array;
  /** Thickness of the epithelium of the patient's glands. @unit um */
  readonly epithelium: number;
  readonly toFatWall: WallDistance;
  readonly flow: Flow;
}

/** What a shader draws on and from. */
export interface Scene {
  readonly canvas: Canvas;
  readonly layout: Layout;
  readonly textures: Textures;
}
