/** What runs a model. */
export interface Runtime {
  /** Library and its release. */
  readonly library: string;
  /** What it computes on. */
  readonly provider: string;
}

/** What a model gave. */
export interface ModelOutput {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A model that is loaded. */
export interface EncoderModel {
  readonly runtime: Runtime;
  /** @param shape of the input, pictures first */
  run(input: Float32Array, shape: readonly number[]): Promise<ModelOutput>;
  close(): Promise<void>;
}
