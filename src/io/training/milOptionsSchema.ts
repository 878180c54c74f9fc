import { z } from "zod";
import type { MilOptions } from "../../science/mil/milOptions.js";
import {
  ATTENTIONS,
  DROPOUT_SCOPES,
  OPTIMISERS,
  TEST_DROPOUTS,
} from "../../science/mil/milOptions.js";

/** Form of the options as files and messages carry them; ranges are for assertMilOptions. */
export const milOptions = z.strictObject({
  attention: z.enum(ATTENTIONS),
  embedHidden: z.number(),
  attentionHidden: z.number(),
  dropout: z.number(),
  dropoutPer: z.enum(DROPOUT_SCOPES),
  testDropout: z.enum(TEST_DROPOUTS),
  optimiser: z.enum(OPTIMISERS),
  learningRate: z.number(),
  weightDecay: z.number(),
  clamp: z.number().nullable(),
  tilesPerStep: z.number().nullable(),
  maxEpochs: z.number(),
  minEpochs: z.number(),
  patience: z.number(),
  bagsPerStep: z.number(),
  outputScale: z.number(),
  seed: z.number(),
  chunkFloats: z.number(),
  memory: z.number().nullable(),
}) satisfies z.ZodType<MilOptions>;
