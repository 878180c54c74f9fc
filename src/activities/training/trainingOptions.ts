import type { MilOptions } from "../../science/mil/milOptions.js";
import {
  COMPACT_MIL_OPTIONS,
  DEFAULT_MIL_OPTIONS,
  GPU_CHUNK_FLOATS,
  MIL_PRESETS,
} from "../../science/mil/milOptions.js";

/** What a run asks of the training of its heads. */
export interface TrainingChoice {
  /** Of MIL_PRESETS; null: the one that suits the backend. */
  readonly preset: string | null;
  /** In place of the preset's. */
  readonly options: Partial<MilOptions>;
}

/** Every option of the training, the ones that nobody named included. @param backend its name, and whatever follows it */
export function trainingOptions(
  backend: string,
  asked: TrainingChoice | null,
): MilOptions {
  const suited = backend.startsWith("wasm")
    ? COMPACT_MIL_OPTIONS
    : DEFAULT_MIL_OPTIONS;
  const preset = asked?.preset == null ? suited : MIL_PRESETS[asked.preset];
  if (preset === undefined)
    throw new RangeError(`there is no training preset ${asked?.preset}`);
  const stacks = backend.startsWith("tfjs-node-gpu")
    ? { chunkFloats: GPU_CHUNK_FLOATS }
    : {};
  return { ...preset, ...stacks, ...asked?.options };
}
