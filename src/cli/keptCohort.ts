import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { simulatorVersion } from "../compose/cohorts.js";
import type { Config } from "../config.js";
import type { Following } from "./followRun.js";
import { simulate } from "./simulate.js";
import type { Size } from "./simulate.js";

/** A simulated cohort among this checkout's state; one that is there, of the same size, seed and simulator, is used again. */
export async function keptCohort(
  config: Config,
  purpose: string,
  size: Size,
  following: Following,
): Promise<string> {
  const { patients, tiles, genes, sites, seed } = size;
  const version = (await simulatorVersion(config.checkout)).slice(0, 8);
  const name = [purpose, patients, tiles, genes, sites, seed, version];
  const folder = join(config.home, "cohorts", name.join("-"));
  if (existsSync(folder)) return folder;
  await mkdir(config.home, { recursive: true, mode: 0o700 });
  await mkdir(dirname(folder), { recursive: true });
  await simulate(folder, size, following);
  return folder;
}
