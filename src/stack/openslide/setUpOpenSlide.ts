import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Config } from "../../config.js";
import { NoWayError, tryWays } from "../way.js";
import type { Refusal, Tried, Way } from "../way.js";
import type { Place } from "../tools.js";
import { wheelOpenSlide } from "./wheelOpenSlide.js";

/** OpenSlide's library as set-up left it; what reads slides looks there. */
export interface OpenSlideSetUp {
  /** Null where none is to be had, and fewer formats are read. */
  readonly library: string | null;
  readonly way: string;
  readonly refusals: readonly Refusal[];
}

/** The record of a set-up, beside the packages, so that it goes when they are installed anew. */
export function openSlideRecord(checkout: string): string {
  const cache = join(checkout, "node_modules", ".cache", "histoclaim");
  return join(cache, "openslide.json");
}

/**
 * Brings OpenSlide's library into the cache where this machine has none. Never fails: without it fewer formats are read,
 * and why is kept for those who bring one of the others.
 */
export async function setUpOpenSlide({
  config,
  log,
  onThisMachine,
}: {
  readonly config: Config;
  readonly log: (line: string) => void;
  /** Looks on the library path, and where a setting says. */
  readonly onThisMachine: () => Promise<Tried<string>>;
}): Promise<OpenSlideSetUp> {
  const installed = { name: "library path", take: onThisMachine };
  const ask = { cache: config.cache, log };
  const found = await find([installed, wheelOpenSlide], ask);
  const record = openSlideRecord(config.checkout);
  await mkdir(dirname(record), { recursive: true });
  await writeFile(record, JSON.stringify(found));
  if (found.library === null)
    log(
      new NoWayError(
        "OpenSlide, so NDPI, MRXS, SCN, BIF, CZI, DICOM and slides in JPEG 2000 are not read",
        found.refusals,
      ).message,
    );
  return found;
}

async function find(
  ways: readonly Way<Place, string>[],
  ask: Place,
): Promise<OpenSlideSetUp> {
  try {
    const { taken, way, refusals } = await tryWays("OpenSlide", ways, ask);
    return { library: taken, way, refusals };
  } catch (error) {
    if (!(error instanceof NoWayError)) throw error;
    return { library: null, way: "none", refusals: error.refusals };
  }
}
