/** A part of a slide and the size in pixels at which it is drawn. */
export interface View {
  /** @unit level-0 pixels */
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly width: number;
  readonly height: number;
}

/** Column of the drawing, whole, so that neighbouring tiles meet without seam or overlap. */
export function columnOf({ frame, width }: View, x: number): number {
  return Math.round(((x - frame.x) / frame.width) * width);
}

/** Row of the drawing, whole. */
export function rowOf({ frame, height }: View, y: number): number {
  return Math.round(((y - frame.y) / frame.height) * height);
}
