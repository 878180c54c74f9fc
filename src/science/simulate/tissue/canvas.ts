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
