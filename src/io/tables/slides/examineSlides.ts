import { Readable } from "node:stream";
import { checkSlideDecodes } from "../../slides/checkSlideDecodes.js";
import { slideFiles } from "../../slides/slideFiles.js";
import { probeSlide } from "../../slides/probeSlide.js";
import type { SlideProbe } from "../../slides/probeSlide.js";
import { UnreadableSlideError } from "../../slides/unreadableSlideError.js";
import type { CohortFolder } from "../cohortFolder.js";
import { locateFile } from "../cohortFolder.js";
import type { HashedSlide } from "./hashSlide.js";
import { hashSlide } from "./hashSlide.js";

/** A slide's file that can be read. */
export interface GoodSlide extends SlideProbe, HashedSlide {
  readonly kind: "good";
  /** Absolute, links resolved. */
  readonly path: string;
}

/** What a slide's file turned out to be. */
export type SlideFile =
  | GoodSlide
  | { readonly kind: "missing" | "outside" }
  | {
      readonly kind: "unreadable";
      readonly reason: string;
      readonly remedy: string;
    };

/** Slides that are looked at together: each takes memory and a thread. */
const AT_ONCE = 3;

/** Finds, hashes and tries each slide file, a few at a time; by their names. */
export async function examineSlides(
  folder: CohortFolder,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, SlideFile>> {
  const found = new Map<string, SlideFile>();
  await Readable.from(new Set(files)).forEach(
    async (name: string) => {
      found.set(name, await examine(folder, name));
    },
    { concurrency: AT_ONCE },
  );
  return found;
}

async function examine(folder: CohortFolder, name: string): Promise<SlideFile> {
  const located = await locateFile(folder, name);
  if (located.kind !== "found") return { kind: located.kind };
  const { path } = located;
  try {
    // A file that is missing is named before the library fails for want of it.
    await slideFiles(path);
    const probe = await probeSlide(path);
    await checkSlideDecodes(path);
    return {
      kind: "good",
      path,
      ...(await hashSlide(path)),
      ...probe,
    };
  } catch (error) {
    if (!(error instanceof UnreadableSlideError)) throw error;
    // What the system says may hold paths of this machine.
    const reason = error.reason.replaceAll(path, name);
    return { kind: "unreadable", reason, remedy: error.remedy };
  }
}
