import type { LibraryHandle } from "koffi";
import { z } from "zod";

/** A slide that the library holds open: a pointer, which only the library understands. */
export type OpenSlideHandle = NonNullable<unknown>;

/** A rectangle of a level: its corner in level-0 pixels, its size in the level's. */
export interface LevelBox {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height. @unit px */
export type Size = readonly [width: number, height: number];

/** OpenSlide's shared library: its functions, none of which holds up the thread that calls. @source openslide.org/api */
export interface OpenSlideLibrary {
  readonly path: string;
  readonly version: string;
  /** Whether it knows the format of a file. */
  recognises(path: string): boolean;
  /** null where it does not know the format. */
  open(path: string): Promise<OpenSlideHandle | null>;
  close(slide: OpenSlideHandle): void;
  /** What went wrong with a slide, for good; null while nothing has. */
  fault(slide: OpenSlideHandle): string | null;
  levels(slide: OpenSlideHandle): { size: Size; downsample: number }[];
  properties(slide: OpenSlideHandle): Record<string, string>;
  associated(slide: OpenSlideHandle): Map<string, Size>;
  /** @shape [height, width] alpha, red, green, blue from the highest byte down; colours times alpha */
  read(slide: OpenSlideHandle, box: LevelBox): Promise<Uint32Array>;
  readAssociated(
    slide: OpenSlideHandle,
    name: string,
    size: Size,
  ): Promise<Uint32Array>;
}

const text = z.string();
const maybeText = z.string().nullable();
const whole = z.coerce.number().int();
const slide = z.custom<OpenSlideHandle>((found) => found != null).nullable();

/** The library's functions, by what they do. @source openslide.h */
function bindCalls(library: LibraryHandle) {
  const bind = (signature: string) => library.func(signature);
  return {
    version: bind("const char *openslide_get_version()"),
    vendor: bind("const char *openslide_detect_vendor(const char *)"),
    open: later(bind("void *openslide_open(const char *)")),
    close: bind("void openslide_close(void *)"),
    fault: bind("const char *openslide_get_error(void *)"),
    count: bind("int32_t openslide_get_level_count(void *)"),
    downsample: bind("double openslide_get_level_downsample(void *, int32_t)"),
    levelSize: bind(
      "void openslide_get_level_dimensions(void *, int32_t, _Out_ int64_t *, _Out_ int64_t *)",
    ),
    names: bind("void *openslide_get_property_names(void *)"),
    value: bind(
      "const char *openslide_get_property_value(void *, const char *)",
    ),
    pictures: bind("void *openslide_get_associated_image_names(void *)"),
    pictureSize: bind(
      "void openslide_get_associated_image_dimensions(void *, const char *, _Out_ int64_t *, _Out_ int64_t *)",
    ),
    read: later(
      bind(
        "void openslide_read_region(void *, _Out_ uint32_t *, int64_t, int64_t, int32_t, int64_t, int64_t)",
      ),
    ),
    readPicture: later(
      bind(
        "void openslide_read_associated_image(void *, const char *, _Out_ uint32_t *)",
      ),
    ),
  };
}

/**
 * Binds the library at a path, or of a name on the library path. @throws where it, or koffi, cannot be loaded: koffi has
 * no binary for some systems, and most slides do not need it
 */
export async function loadOpenSlide(path: string): Promise<OpenSlideLibrary> {
  const { default: koffi } = await import("koffi");
  const calls = bindCalls(koffi.load(path));
  const pointerBytes = koffi.sizeof("void *");
  /** A list of texts that ends with a null pointer. */
  const texts = (list: unknown): string[] => {
    const found: string[] = [];
    for (let at = 0; ; at += pointerBytes) {
      const one = maybeText.parse(koffi.decode(list, at, "const char *"));
      if (one === null) return found;
      found.push(one);
    }
  };
  return {
    path,
    version: text.parse(calls.version()),
    recognises: (file) => maybeText.parse(calls.vendor(file)) !== null,
    open: async (file) => slide.parse(await calls.open(file)),
    close: (it) => void calls.close(it),
    fault: (it) => maybeText.parse(calls.fault(it)),
    levels: (it) =>
      Array.from({ length: whole.parse(calls.count(it)) }, (_, i) => ({
        size: sizeFrom((w, h) => calls.levelSize(it, i, w, h)),
        downsample: z.number().parse(calls.downsample(it, i)),
      })),
    properties: (it) =>
      Object.fromEntries(
        texts(calls.names(it)).map((name) => [
          name,
          text.parse(calls.value(it, name)),
        ]),
      ),
    associated: (it) =>
      new Map(
        texts(calls.pictures(it)).map((name) => [
          name,
          sizeFrom((w, h) => calls.pictureSize(it, name, w, h)),
        ]),
      ),
    read: async (it, { level, x, y, width, height }) => {
      const pixels = new Uint32Array(width * height);
      await calls.read(it, pixels, x, y, level, width, height);
      return pixels;
    },
    readAssociated: async (it, name, [width, height]) => {
      const pixels = new Uint32Array(width * height);
      await calls.readPicture(it, name, pixels);
      return pixels;
    },
  };
}

/** A call that runs in a thread of koffi's, so that this one goes on. */
function later(
  bound: ReturnType<LibraryHandle["func"]>,
): (...args: readonly unknown[]) => Promise<unknown> {
  return (...args) =>
    new Promise((resolve, reject) => {
      bound.async(...args, (error: unknown, result: unknown) => {
        if (error == null) resolve(result);
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
}

function sizeFrom(ask: (width: number[], height: number[]) => unknown): Size {
  const [width, height] = [[0], [0]];
  ask(width, height);
  return [whole.parse(width[0]), whole.parse(height[0])];
}
