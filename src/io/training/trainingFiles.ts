import { join } from "node:path";
import type { BagSource } from "../../science/mil/bagSource.js";
import type { HeadSpec } from "../../science/mil/head.js";
import { openSafetensors, writeSafetensors } from "../blobs/safetensorsFile.js";

const BAGS = "bags.safetensors";
const HEADS = "heads.safetensors";

/** Writes what is to be trained, one bag after the other. */
export async function writeRequest(
  folder: string,
  source: BagSource,
  heads: readonly HeadSpec[],
): Promise<void> {
  await writeBags(join(folder, BAGS), source);
  await writeHeads(join(folder, HEADS), heads, source.bags.length);
}

async function writeBags(path: string, source: BagSource): Promise<void> {
  const { bags, dim } = source;
  const all = bags.reduce((sum, { tiles }) => sum + tiles, 0);
  const file = await writeSafetensors(path, {
    tiles: { dtype: "I32", shape: [bags.length] },
    features: { dtype: "F32", shape: [all, dim] },
  });
  try {
    await file.append(
      "tiles",
      Int32Array.from(bags, ({ tiles }) => tiles),
    );
    for (const b of bags.keys())
      await file.append("features", (await source.read(b)).features);
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.finish();
}

/** A missing label is kept as 0 with `measured` 0, since no file holds NaN. */
async function writeHeads(
  path: string,
  heads: readonly HeadSpec[],
  bags: number,
): Promise<void> {
  const shape = [heads.length, bags];
  const file = await writeSafetensors(path, {
    labels: { dtype: "F32", shape },
    measured: { dtype: "I32", shape },
    role: { dtype: "I32", shape },
    seed: { dtype: "I32", shape: [heads.length] },
  });
  for (const { labels, role, seed } of heads) {
    const measured = labels.map((y) => (Number.isNaN(y) ? 0 : 1));
    await file.append(
      "labels",
      labels.map((y) => (Number.isNaN(y) ? 0 : y)),
    );
    await file.append("measured", Int32Array.from(measured));
    await file.append("role", Int32Array.from(role));
    await file.append("seed", Int32Array.of(seed));
  }
  await file.finish();
}

/** The heads that writeRequest wrote. */
export async function readHeads(
  folder: string,
  keys: readonly string[],
): Promise<HeadSpec[]> {
  const file = await openSafetensors(join(folder, HEADS));
  try {
    const labels = await file.floats("labels");
    const measured = await file.ints("measured");
    const role = await file.ints("role");
    const seed = await file.ints("seed");
    const known = labels.map((y, i) => (measured[i] === 1 ? y : NaN));
    const bags = labels.length / keys.length;
    return keys.map((key, h) => ({
      key,
      labels: known.subarray(h * bags, (h + 1) * bags),
      role: Uint8Array.from(role.subarray(h * bags, (h + 1) * bags)),
      seed: seed[h]!,
    }));
  } finally {
    await file.close();
  }
}

/** Bags in a file that stays open. */
export interface BagFile extends BagSource {
  close(): Promise<void>;
}

/** The bags that writeRequest wrote, each read when it is wanted. */
export async function openBags(
  folder: string,
  ids: readonly string[],
): Promise<BagFile> {
  const file = await openSafetensors(join(folder, BAGS));
  const counts = await file.ints("tiles");
  const dim = file.shape("features", "F32")[1] ?? 0;
  let next = 0;
  const bags = ids.map((id, b) => {
    const from = next;
    next += counts[b]! * dim;
    return { id, tiles: counts[b]!, from };
  });
  return {
    bags,
    dim,
    async read(bag) {
      const { id, tiles, from } = bags[bag]!;
      const features = await file.floats("features", from, tiles * dim);
      return { id, tiles, features };
    },
    close: () => file.close(),
  };
}

/** The same bags, read once and held. */
export async function holdBags(source: BagSource): Promise<BagSource> {
  const held = await Promise.all(source.bags.map((_, bag) => source.read(bag)));
  const { bags, dim } = source;
  return { bags, dim, read: (bag) => Promise.resolve(held[bag]!) };
}
