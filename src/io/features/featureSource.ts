/** What a file of ready features says of itself. */
export interface FeatureHeader {
  readonly layout: "CLAM" | "TRIDENT" | "STAMP" | "npy" | "safetensors";
  readonly tiles: number;
  readonly dim: number;
  /** Of coordinates and tile size: level-0 pixels or microns. */
  readonly unit: "px" | "um";
  /** Edge of a tile; null where the file does not say. */
  readonly tileSize: number | null;
  /** Of the slide it was made from, by its stated magnification; null where the file does not say. @unit um/px */
  readonly mpp: number | null;
  /** Of the slide it was made from, in level-0 pixels; null where the file does not say. */
  readonly slide: { readonly width: number; readonly height: number } | null;
}

/** An open file of ready features. */
export interface FeatureSource {
  readonly header: FeatureHeader;
  /** Upper left corners. @shape [tiles, 2] */
  coords(): Float64Array;
  /** @shape [tiles, dim] */
  features(): Float32Array;
  close(): void;
}
