import { existsSync } from "node:fs";
import { lstat, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../config.js";
import { findProgram } from "../findProgram.js";
import { run } from "../run.js";
import { NoWayError, tryWays } from "../way.js";
import type { Refusal } from "../way.js";
import type { Device, LibraryAsk } from "./library.js";
import { LIBRARY_WAYS } from "./libraryWays.js";

/** The TensorFlow library that the next program loads. */
export interface TensorFlowSetUp {
  /** Null where none is to be had, and the wasm backend serves. */
  readonly device: Device | null;
  readonly folder: string | null;
  readonly refusals: readonly Refusal[];
}

/**
 * Brings TensorFlow's library into the cache and links it into `@tensorflow/tfjs-node`. Never fails: without it the
 * wasm backend serves, and why is kept beside the package for those who load it.
 */
export async function setUpTensorFlow({
  config,
  log,
}: {
  readonly config: Config;
  readonly log: (line: string) => void;
}): Promise<TensorFlowSetUp> {
  const modules = join(config.checkout, "node_modules");
  const home = join(modules, "@tensorflow", "tfjs-node");
  if (!existsSync(home))
    return none([{ way: "tfjs-node", why: "npm did not install it" }]);
  if (config.backend === "wasm")
    return none([{ way: "tfjs-node", why: "HISTOCLAIM_BACKEND is wasm" }]);
  const ask = { cache: config.cache, log, package: home, modules };
  const found = await find(ask, await devices(config));
  if (found.folder !== null) await link(home, found.folder);
  await writeFile(join(home, "set-up.json"), JSON.stringify(found));
  if (found.device === null)
    log(
      new NoWayError(
        "TensorFlow's library, so the slower wasm backend serves",
        found.refusals,
      ).message,
    );
  return found;
}

async function find(
  ask: Omit<LibraryAsk, "device">,
  wanted: readonly Device[],
): Promise<TensorFlowSetUp> {
  const refusals: Refusal[] = [];
  for (const device of wanted) {
    try {
      const found = await tryWays("TensorFlow", LIBRARY_WAYS[device], {
        ...ask,
        device,
      });
      refusals.push(...found.refusals);
      return { device, folder: found.taken, refusals };
    } catch (error) {
      if (!(error instanceof NoWayError)) throw error;
      refusals.push(...error.refusals);
    }
  }
  return none(refusals);
}

const none = (refusals: readonly Refusal[]): TensorFlowSetUp => ({
  device: null,
  folder: null,
  refusals,
});

/** A GPU is one that NVIDIA's driver lists; an image is built where there is none, and says what it is for. */
async function devices(config: Config): Promise<readonly Device[]> {
  if (config.backend === "tfjs-node") return ["cpu"];
  if (config.backend === "tfjs-node-gpu") return ["gpu"];
  const smi = findProgram("nvidia-smi");
  const listed =
    smi === null
      ? ""
      : await run(smi, ["-L"], { timeoutMs: 20_000 }).catch(() => "");
  return listed.includes("GPU 0") ? ["gpu", "cpu"] : ["cpu"];
}

/** Library and binding stay in the cache, so that they outlive `npm ci`. */
async function link(home: string, folder: string): Promise<void> {
  for (const name of ["deps", "lib"]) {
    const path = join(home, name);
    const target = join(folder, name);
    const there = await lstat(path).catch(() => null);
    if (there?.isSymbolicLink() && (await readlink(path)) === target) continue;
    await rm(path, { recursive: true, force: true });
    await symlink(target, path);
  }
}
