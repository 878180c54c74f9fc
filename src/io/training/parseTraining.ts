import { z } from "zod";
import type { MilOptions } from "../../science/mil/milOptions.js";
import {
  DEFAULT_MIL_OPTIONS,
  MIL_PRESETS,
} from "../../science/mil/milOptions.js";
import {
  assertMilOptions,
  MilOptionsError,
} from "../../science/mil/assertMilOptions.js";
import { milOptions } from "./milOptionsSchema.js";

/** Thrown for options of a training that cannot be used. */
export class BadTrainingError extends Error {
  constructor(
    readonly option: string,
    fault: string,
  ) {
    super(
      `training: ${option} ${fault}; src/io/training/README.md lists the options and presets`,
    );
    this.name = "BadTrainingError";
  }
}

/** A preset's name, and options in its place. */
export interface ParsedTraining {
  readonly preset: string | null;
  readonly options: Partial<MilOptions>;
}

const GIB = 2 ** 30;

/** What a user may name: all that is neither the run's seed nor counted in floats. */
const asked = milOptions
  .omit({ seed: true, chunkFloats: true, memory: true })
  .partial()
  .extend({
    preset: z.string().optional(),
    /** Bound on what a training process holds. */
    memoryGiB: z.number().positive().optional(),
  });

/**
 * Options of a training as a user gives them: `{ "preset": "graziani2022", "maxEpochs": 50 }`.
 * @throws BadTrainingError naming the option, its value and what it may be
 */
export function parseTraining(document: unknown): ParsedTraining {
  const parsed = asked.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const option = issue?.path.join(".") || "the document";
    throw new BadTrainingError(option, `is wrong (${issue?.message ?? ""})`);
  }
  const { preset = null, memoryGiB, ...named } = parsed.data;
  const known = Object.keys(MIL_PRESETS);
  if (preset !== null && !known.includes(preset))
    throw new BadTrainingError(
      "preset",
      `is ${preset}; it must be one of ${known.join(", ")}`,
    );
  const memory =
    memoryGiB === undefined ? undefined : Math.floor(memoryGiB * GIB);
  const own = Object.entries({ ...named, memory }).filter(
    ([, value]) => value !== undefined,
  );
  const options: Partial<MilOptions> = Object.fromEntries(own);
  const base = preset === null ? undefined : MIL_PRESETS[preset];
  assertUsable({ ...(base ?? DEFAULT_MIL_OPTIONS), ...options });
  return { preset, options };
}

function assertUsable(options: MilOptions): void {
  try {
    assertMilOptions(options);
  } catch (error) {
    if (!(error instanceof MilOptionsError)) throw error;
    throw new BadTrainingError(error.option, error.message);
  }
}
