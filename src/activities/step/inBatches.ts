import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ActivityDeps } from "../deps.js";
import type { Watch } from "./heartbeat.js";
import { watch } from "./heartbeat.js";
import { concat } from "../bags/loadTiles.js";

/** Numbers of tiles, a row each. @shape data [tiles, width] */
export interface Rows {
  readonly width: number;
  readonly data: Float32Array;
}

/** Work over the tiles of a slide that can be done a batch at a time. */
export interface BatchedWork<Name extends string> {
  /** What of the activity this is, in its progress. */
  readonly part: string;
  /** Whose batches these are: they are dropped together, once it is done. */
  readonly owner: string;
  /** What decides the numbers beside the tiles: a batch that was kept serves only the very same work. */
  readonly sameAs: unknown;
  readonly tiles: readonly Tile[];
  /** Tiles of a batch. */
  readonly batch: number;
  /** Batches that are worked on at once. */
  readonly atOnce: number;
  /** What each tile gets. */
  readonly names: readonly Name[];
  readonly work: (
    tiles: readonly Tile[],
    watch: Watch,
  ) => Promise<Readonly<Record<Name, Rows>>>;
}

/** What of the activities' world this needs. */
export type BatchDeps = Pick<ActivityDeps, "parts" | "tensors">;

/**
 * Does work batch by batch. Each batch that is done is kept, so that an attempt after one that was stopped goes on where
 * that was.
 */
export async function inBatches<Name extends string>(
  deps: BatchDeps,
  asked: BatchedWork<Name>,
): Promise<Record<Name, Rows>> {
  const { tiles, batch, atOnce, names } = asked;
  const { signal, onProgress } = watch(asked.part);
  const count = Math.max(1, Math.ceil(tiles.length / batch));
  const parts: Readonly<Record<Name, Rows>>[] = [];
  const doneOf: number[] = [];
  const tell = (i: number, done: number): void => {
    doneOf[i] = done;
    onProgress(
      doneOf.reduce((sum, one) => sum + one, 0),
      tiles.length,
    );
  };
  const queue = Array.from({ length: count }, (_, i) => i).values();
  const takeTurns = async (): Promise<void> => {
    for (const i of queue) {
      signal.throwIfAborted();
      const own = tiles.slice(i * batch, (i + 1) * batch);
      const told = { signal, onProgress: (done: number) => tell(i, done) };
      parts[i] = await once(deps, asked, own, told);
      tell(i, own.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return record(names, (name) => ({
    width: parts[0]![name].width,
    data: concat(parts.map((part) => part[name].data)),
  }));
}

/** A batch that was kept, else the batch done now and kept. */
async function once<Name extends string>(
  { parts, tensors }: BatchDeps,
  { owner, sameAs, names, work }: BatchedWork<Name>,
  own: readonly Tile[],
  told: Watch,
): Promise<Readonly<Record<Name, Rows>>> {
  const key = sha256(canonical([sameAs, own]));
  const kept = await parts.find(owner, key);
  if (kept !== null) {
    const held = tensors.decode(kept);
    return record(names, (name) => rowsOf(held[name]));
  }
  const made = await work(own, told);
  const written = record(names, (name) => {
    const { width, data } = made[name];
    return { shape: [own.length, width], data };
  });
  await parts.keep(owner, key, tensors.encode(written));
  return made;
}

function rowsOf(tensor: Decoded[string] | undefined): Rows {
  if (tensor?.data instanceof Float32Array)
    return { width: tensor.shape[1] ?? 0, data: tensor.data };
  throw new Error("a batch that was kept lacks an array of float32");
}

type Decoded = ReturnType<ActivityDeps["tensors"]["decode"]>;

function record<Name extends string, T>(
  names: readonly Name[],
  of: (name: Name) => T,
): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<
    Name,
    T
  >;
}
