import { LRUCache } from "lru-cache";
import type { SlideFile } from "../../graph/read/slideFile.js";
import type { unchangedSlide } from "../tables/slides/unchangedSlide.js";
import { SlideNotAsReadError, SlideNotReadableError } from "./pictureErrors.js";
import type { Region } from "./region.js";
import { slideState } from "./slideState.js";
import type { SlidePool } from "./slidePool.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** A slide whose file is as it was when a run read it. */
export interface PicturedSlide {
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
  /** A region as JPEG. @throws SlideNotReadableError */
  jpeg(region: Region): Promise<Uint8Array>;
}

/** What SlidePictures reaches outside itself. */
export interface SlidePicturesDeps {
  readonly find: (slide: string) => Promise<SlideFile | null>;
  readonly unchangedSlide: typeof unchangedSlide;
  readonly pool: Pick<SlidePool, "jpeg">;
  readonly slideRoots: readonly string[];
  /** What is kept of JPEGs. @unit byte */
  readonly keptBytes: number;
}

/** Shows slides: reads in the pool's threads, and keeps what was asked for last. */
export interface SlidePictures {
  /** null where there is no such slide. @throws SlideNotAsReadError */
  open(slide: string): Promise<PicturedSlide | null>;
}

/** What a slide's row says of its file does not change; where the newest run found it may. */
const ROW_MS = 30_000;
const MOST_SLIDES = 200;

/** A file whose bytes were compared with what a run read, and its state then. */
interface Compared {
  readonly path: string;
  readonly state: string;
}

/** Builds the one SlidePictures of a process. */
export function createSlidePictures(deps: SlidePicturesDeps): SlidePictures {
  const rows = new LRUCache<string, SlideFile>({
    max: MOST_SLIDES,
    ttl: ROW_MS,
    fetchMethod: async (slide) => (await deps.find(slide)) ?? undefined,
  });
  const files = new LRUCache<string, Promise<Compared>>({ max: MOST_SLIDES });
  const jpegs = new LRUCache<string, Uint8Array, () => Promise<Uint8Array>>({
    maxSize: deps.keptBytes,
    sizeCalculation: ({ length }) => length,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  return {
    async open(slide) {
      const row = await rows.fetch(slide);
      if (row === undefined) return null;
      const { width, height, sha256, file } = row;
      const path = await comparedPath(files, slide, () => compare(deps, row));
      return {
        width,
        height,
        sha256,
        jpeg: (region) => {
          const key = `${sha256} ${JSON.stringify(region)}`;
          const context = (): Promise<Uint8Array> =>
            read(deps, { path, file }, region);
          return jpegs.forceFetch(key, { context });
        },
      };
    },
  };
}

/** A file is compared byte by byte when it is first shown and whenever its size or time has changed. */
async function comparedPath(
  files: LRUCache<string, Promise<Compared>>,
  slide: string,
  again: () => Promise<Compared>,
): Promise<string> {
  const held = files.get(slide);
  const known = await held?.catch(() => null);
  if (known && (await slideState(known.path)) === known.state)
    return known.path;
  // Of many who find that it changed, the first compares.
  const newer = files.get(slide);
  const comparing = newer === undefined || newer === held ? again() : newer;
  files.set(slide, comparing);
  try {
    return (await comparing).path;
  } catch (error) {
    if (files.get(slide) === comparing) files.delete(slide);
    throw error;
  }
}

async function compare(
  { unchangedSlide: find, slideRoots }: SlidePicturesDeps,
  { file, folder, sha256 }: SlideFile,
): Promise<Compared> {
  if (folder === null) throw new SlideNotAsReadError(file);
  try {
    const path = await find({ folder, slideRoots, file, sha256 });
    return { path, state: await slideState(path) };
  } catch (cause) {
    if (cause instanceof Error && cause.name === "FileChangedError")
      throw new SlideNotAsReadError(file, { cause });
    throw cause;
  }
}

async function read(
  { pool }: SlidePicturesDeps,
  { path, file }: { readonly path: string; readonly file: string },
  region: Region,
): Promise<Uint8Array> {
  try {
    return await pool.jpeg({ path, region });
  } catch (cause) {
    if (!(cause instanceof UnreadableSlideError)) throw cause;
    // What the system says may hold paths of this machine.
    const reason = cause.reason.replaceAll(path, file);
    throw new SlideNotReadableError(file, reason, cause.remedy, { cause });
  }
}
