import { rename, rm } from "node:fs/promises";
import { z } from "zod";
import type { TrainingSnapshot } from "../../science/mil/chunkSnapshot.js";
import { openSafetensors, writeSafetensors } from "../blobs/safetensorsFile.js";
import { SafetensorsError } from "../blobs/safetensorsHeader.js";

const chunk = z.object({
  heads: z.array(
    z.object({
      index: z.int(),
      best: z.number().nullable(),
      bestEpoch: z.int(),
      random: z.array(z.int()),
    }),
  ),
  step: z.int(),
  epoch: z.int(),
  order: z.array(z.array(z.int())),
  taken: z.int(),
  // A loss of a head that has just diverged is no JSON number.
  losses: z.array(z.union([z.number(), z.literal(["NaN", "Infinity"])])),
  moments: z.int(),
});

const words = z.object({
  chunks: z.int(),
  done: z.number(),
  status: z.array(z.enum(["trained", "diverged"]).nullable()),
  chunk,
});

/**
 * Keeps a training between two steps, in place of what was kept before: whole, or not at all. Numbers are kept as their
 * bits, since every one counts, and a head that has just diverged holds NaN.
 * @param identity of the training; another one does not take it up
 */
export async function writeCheckpoint(
  path: string,
  identity: string,
  snapshot: TrainingSnapshot,
): Promise<void> {
  const arrays = arraysOf(snapshot);
  const { chunks, done, status, chunk: own } = snapshot;
  const { heads, step, epoch, order, taken, losses, moments } = own;
  const said: z.infer<typeof words> = {
    chunks,
    done,
    status: [...status],
    chunk: {
      heads: heads.map((head) => ({ ...head, random: [...head.random] })),
      step,
      epoch,
      order: order.map((bags) => [...bags]),
      taken,
      losses: losses.map((loss) =>
        Number.isFinite(loss) ? loss : Number.isNaN(loss) ? "NaN" : "Infinity",
      ),
      moments: moments.length,
    },
  };
  const forms = Object.entries(arrays).map(([name, data]) => [
    name,
    { dtype: "I32" as const, shape: [data.length] },
  ]);
  const aside = `${path}.${process.pid}.part`;
  const file = await writeSafetensors(aside, Object.fromEntries(forms), {
    identity,
    snapshot: JSON.stringify(said),
  });
  try {
    for (const [name, data] of Object.entries(arrays))
      await file.append(name, bits(data));
    await file.sync();
    await file.finish();
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** What was kept of a training; null where nothing was, or of another one, or not whole. */
export async function readCheckpoint(
  path: string,
  identity: string,
): Promise<TrainingSnapshot | null> {
  const file = await openSafetensors(path).catch((error: unknown) => {
    if (error instanceof SafetensorsError || isAbsent(error)) return null;
    throw error;
  });
  if (file === null) return null;
  try {
    if (file.metadata["identity"] !== identity) return null;
    const said = words.parse(JSON.parse(file.metadata["snapshot"] ?? "null"));
    const floats = async (name: string): Promise<Float32Array> =>
      new Float32Array((await file.ints(name)).buffer);
    const { moments, losses, ...own } = said.chunk;
    const names = Array.from({ length: moments }, (_, m) => `moment${m}`);
    return {
      ...said,
      chunk: {
        ...own,
        losses: losses.map(Number),
        parameters: await floats("parameters"),
        moments: await Promise.all(names.map(floats)),
        best: await floats("best"),
      },
      flat: await floats("flat"),
      epochs: await file.ints("epochs"),
      training: await floats("training"),
      stopping: await floats("stopping"),
      samples: await floats("samples"),
    };
  } finally {
    await file.close();
  }
}

function arraysOf({
  chunk: { parameters, moments, best },
  flat,
  epochs,
  training,
  stopping,
  samples,
}: TrainingSnapshot): Record<string, Float32Array | Int32Array> {
  const own = moments.map((moment, m) => [`moment${m}`, moment] as const);
  return {
    ...Object.fromEntries(own),
    parameters,
    best,
    flat,
    epochs,
    training,
    stopping,
    samples,
  };
}

function bits(data: Float32Array | Int32Array): Int32Array {
  const { buffer, byteOffset, length } = data;
  return new Int32Array(buffer, byteOffset, length);
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
