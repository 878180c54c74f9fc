/** Pixels that are meant (1) and others (0). @shape data [height, width] */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
