/** A slide while it is drawn: amounts of stain, and what lies where. @shape each [height, width] */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** @unit um/px */
  readonly mpp: number;
  /** @unit optical density along the stain's own direction */
  readonly haematoxylin: Float32Array;
  readonly eosin: Float32Array;
  /** Index of TISSUE_KINDS, or GLASS. */
  readonly kinds: Uint8Array;
}

/** An empty slide. */
export function blankCanvas(
  width: number,
  height: number,
  mpp: number,
): Canvas {
  return {
    width,
    height,
    mpp,
    haematoxylin: new Float32Array(width * height),
    eosin: new Float32Array(width * height),
    kinds: new Uint8Array(width * height),
  };
}
