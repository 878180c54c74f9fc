import type { MilOptions } from "./milOptions.js";
import {
  ATTENTIONS,
  DROPOUT_SCOPES,
  OPTIMISERS,
  TEST_DROPOUTS,
} from "./milOptions.js";

/** Thrown for an option outside its range. */
export class MilOptionsError extends Error {
  constructor(
    readonly option: string,
    value: unknown,
    range: string,
  ) {
    super(`option ${option} is ${String(value)}; it must be ${range}`);
    this.name = "MilOptionsError";
  }
}

const COUNTS = [
  "embedHidden",
  "attentionHidden",
  "maxEpochs",
  "minEpochs",
  "patience",
  "bagsPerStep",
  "chunkFloats",
] as const;

const CHOICES = {
  attention: ATTENTIONS,
  dropoutPer: DROPOUT_SCOPES,
  testDropout: TEST_DROPOUTS,
  optimiser: OPTIMISERS,
} as const;

/** Below this there is no room for a backend, let alone a head. @unit bytes */
const LEAST_MEMORY = 2 ** 28;

/** @throws MilOptionsError */
export function assertMilOptions(options: MilOptions): void {
  for (const name of COUNTS)
    demand(options, name, isCount(options[name]), "a positive integer");
  for (const [name, known] of Object.entries(CHOICES)) {
    const own = name as keyof typeof CHOICES;
    const fits = (known as readonly string[]).includes(options[own]);
    demand(options, own, fits, `one of ${known.join(", ")}`);
  }
  const { dropout, learningRate, weightDecay, outputScale } = options;
  const { clamp, tilesPerStep, memory } = options;
  const within = (x: number): boolean => x >= 0 && x < Infinity;
  const share = dropout >= 0 && dropout < 1;
  demand(options, "dropout", share, "at least 0 and below 1");
  const rate = learningRate > 0 && learningRate < 1;
  demand(options, "learningRate", rate, "between 0 and 1");
  demand(options, "weightDecay", within(weightDecay), "0 or more");
  demand(options, "outputScale", within(outputScale), "0 or more");
  const bounds = clamp === null || (clamp > 0 && clamp < Infinity);
  demand(options, "clamp", bounds, "above 0, or null");
  const sample = tilesPerStep === null || isCount(tilesPerStep);
  demand(options, "tilesPerStep", sample, "a positive integer, or null");
  const room = memory === null || (isCount(memory) && memory >= LEAST_MEMORY);
  demand(options, "memory", room, `at least ${LEAST_MEMORY} bytes, or null`);
  const masks = options.testDropout === "off" || options.dropoutPer === "tile";
  demand(options, "testDropout", masks, "off where dropoutPer is head");
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function demand(
  options: MilOptions,
  name: keyof MilOptions,
  met: boolean,
  range: string,
): void {
  if (!met) throw new MilOptionsError(name, options[name], range);
}
