/** One channel of a picture. @shape values [height, width] */
export interface Channel {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}
