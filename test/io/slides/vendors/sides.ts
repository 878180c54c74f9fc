import type { Field } from "../tiffFile.js";

/** The sides of a pixel. @unit um */
export interface Sides {
  readonly across: number;
  readonly down: number;
}

/** The fields of a resolution in pixels a centimetre. */
export function resolution({ across, down }: Sides): Field[] {
  return [
    { tag: 282, ratio: [1e8, Math.round(across * 1e4)] },
    { tag: 283, ratio: [1e8, Math.round(down * 1e4)] },
    { tag: 296, shorts: [3] },
  ];
}
