import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { OpenSlideLibrary } from "./openSlideLibrary.js";
import { loadOpenSlide } from "./openSlideLibrary.js";

/** OpenSlide as it was found, or why it was not. */
export type OpenSlideSearch =
  | { readonly library: OpenSlideLibrary; readonly way: string }
  | { readonly why: string };

/** Names of the library on the library path: of OpenSlide 4 and 3, on Linux (Debian's package too) and macOS. */
const NAMES = [
  "libopenslide.so.1",
  "libopenslide.so.0",
  "libopenslide.1.dylib",
  "libopenslide.0.dylib",
];

/** A setting that is no path: do without. */
const NONE = "none";

let found: Promise<OpenSlideSearch> | undefined;

/**
 * Looks for OpenSlide's shared library: the file that HISTOCLAIM_OPENSLIDE names, the library path, what set-up
 * brought. Once for each thread.
 */
export function findOpenSlide(): Promise<OpenSlideSearch> {
  const named = process.env["HISTOCLAIM_OPENSLIDE"] ?? "";
  return (found ??= lookForOpenSlide(named));
}

/** Looks for the library where a setting says; where it says nothing, in all places. */
export async function lookForOpenSlide(
  named: string,
): Promise<OpenSlideSearch> {
  if (named === NONE) return { why: "HISTOCLAIM_OPENSLIDE is none" };
  if (named !== "") return tryLoad(named, "HISTOCLAIM_OPENSLIDE");
  for (const name of NAMES) {
    const tried = await tryLoad(name, "library path");
    if ("library" in tried) return tried;
  }
  return fromSetUp();
}

async function tryLoad(path: string, way: string): Promise<OpenSlideSearch> {
  try {
    return { library: await loadOpenSlide(path), way };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { why: `${way}: ${why}` };
  }
}

/** What set-up left in the checkout's packages: the library's place, else why it brought none. */
const setUpRecord = z.object({
  library: z.string().nullable(),
  way: z.string(),
  refusals: z.array(z.object({ way: z.string(), why: z.string() })),
});

async function fromSetUp(): Promise<OpenSlideSearch> {
  const record = readRecord();
  if (record === null)
    return { why: "the library path has none, and set-up brought none" };
  if (record.library !== null) return tryLoad(record.library, record.way);
  const tried = record.refusals.map(({ way, why }) => `${way}: ${why}`);
  return { why: ["the library path has none", ...tried].join("; ") };
}

function readRecord(): z.output<typeof setUpRecord> | null {
  try {
    const koffi = dirname(createRequire(import.meta.url).resolve("koffi"));
    const file = join(dirname(koffi), ".cache", "histoclaim", "openslide.json");
    return setUpRecord.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
