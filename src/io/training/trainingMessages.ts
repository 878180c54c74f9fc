import { z } from "zod";
import { KEPT_LOSSES } from "../../science/mil/trainedHeads.js";
import { milOptions } from "./milOptionsSchema.js";

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

/** What the parent asks of the child: train what lies in the folder, and leave the results there. */
export const toChild = z.object({
  kind: z.literal("train"),
  folder: z.string(),
  bags: z.array(z.string()),
  heads: z.array(z.string()),
  options: milOptions,
  keep: z.number(),
  losses: z.enum(KEPT_LOSSES),
  card: z.record(z.string(), z.string()),
  checkpoint: z.object({ file: z.string(), everyMs: z.number() }).nullable(),
});
export type ToChild = z.infer<typeof toChild>;
