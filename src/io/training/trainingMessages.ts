import { z } from "zod";

/** What the child tells its parent. */
export const fromChild = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ready"),
    backend: z.object({
      name: z.enum(["tfjs-node-gpu", "tfjs-node", "wasm"]),
      version: z.string(),
      device: z.string(),
      hint: z.string().nullable(),
    }),
  }),
  z.object({
    kind: z.literal("progress"),
    epochsDone: z.number(),
    epochsTotal: z.number(),
  }),
  z.object({
    kind: z.literal("done"),
    status: z.array(z.enum(["trained", "diverged"])),
  }),
  z.object({
    kind: z.literal("failed"),
    name: z.string(),
    message: z.string(),
  }),
]);
export type FromChild = z.infer<typeof fromChild>;

const options = z.object({
  embedHidden: z.number(),
  attentionHidden: z.number(),
  dropout: z.number(),
  learningRate: z.number(),
  weightDecay: z.number(),
  maxEpochs: z.number(),
  minEpochs: z.number(),
  patience: z.number(),
  bagsPerStep: z.number(),
  outputScale: z.number(),
  seed: z.number(),
  chunkFloats: z.number(),
});

/** What the parent asks of the child: train what lies in the folder, and leave the results there. */
export const toChild = z.object({
  kind: z.literal("train"),
  folder: z.string(),
  bags: z.array(z.string()),
  heads: z.array(z.string()),
  options,
  keep: z.number(),
});
export type ToChild = z.infer<typeof toChild>;
