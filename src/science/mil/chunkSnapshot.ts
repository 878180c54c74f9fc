/** One head of a stack in the midst of its training. */
export interface HeadSnapshot {
  /** Place in the list of heads asked for. */
  readonly index: number;
  /** null: none yet. */
  readonly best: number | null;
  readonly bestEpoch: number;
  /** State of the head's own random stream. */
  readonly random: readonly number[];
}

/** A stack between two steps: with the same bags and heads it goes on as if it had never stopped. */
export interface ChunkSnapshot {
  /** Those that still train, in the stack's order. */
  readonly heads: readonly HeadSnapshot[];
  /** Steps since the start; the optimiser counts by it. */
  readonly step: number;
  readonly epoch: number;
  /** Bags of each step of this epoch. */
  readonly order: readonly (readonly number[])[];
  /** Steps of this epoch that were taken. */
  readonly taken: number;
  /** Of this epoch so far, one a head. */
  readonly losses: readonly number[];
  /** @shape [heads, parameterCount] */
  readonly parameters: Float32Array;
  /** As they are: no average was restored from them. @shape each [heads, parameterCount] */
  readonly moments: readonly Float32Array[];
  /** @shape [heads, parameterCount] */
  readonly best: Float32Array;
}

/** A whole training between two steps. */
export interface TrainingSnapshot {
  /** Stacks that have ended. */
  readonly chunks: number;
  /** The one that is under way. */
  readonly chunk: ChunkSnapshot;
  /** Epochs of heads that are done or spared. */
  readonly done: number;
  /** Of heads that have ended; empty rows where they have not. @shape [heads, parameterCount] */
  readonly flat: Float32Array;
  /** @shape [heads] */
  readonly epochs: Int32Array;
  readonly status: readonly ("trained" | "diverged" | null)[];
  /** @shape each [heads, maxEpochs] */
  readonly training: Float32Array;
  readonly stopping: Float32Array;
  /** @shape [heads, maxEpochs, bags], or empty */
  readonly samples: Float32Array;
}
