/** A picture in memory: 8-bit sRGB, interleaved, row by row. @shape data [height, width, 3] */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
