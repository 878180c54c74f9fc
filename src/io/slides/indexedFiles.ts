import { readFile, stat } from "node:fs/promises";
import { dirname, join, parse, relative } from "node:path";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** A text of KEY = VALUE lines that says which files a slide has. */
interface Index {
  /** The text itself, where it is a file of its own. */
  readonly own: readonly string[];
  readonly text: string;
  /** Keys whose values name files beside it. */
  readonly keys: RegExp;
  readonly folder: string;
}

/** Text of a Hamamatsu slide in several JPEG or raw files. @source https://openslide.org/formats/hamamatsu */
const HAMAMATSU = /^\[(?:Uncompressed )?Virtual Microscope Specimen\]/;
const HAMAMATSU_KEYS =
  /^(?:ImageFile|MapFile|MacroImage|OptimisationFile)(?:\([\d,]+\))?$/;
/** @source https://openslide.org/formats/mirax */
const MIRAX_KEYS = /^(?:INDEXFILE|FILE_\d+)$/;
/**
 * The other files of a slide whose index names them, in its order.
 * @param head first characters of its own file @throws UnreadableSlideError for a file that is missing
 */
export async function indexedFiles(
  path: string,
  head: string,
): Promise<string[]> {
  const index = (await miraxIndex(path)) ?? (await hamamatsuIndex(path, head));
  if (index === null) return [];
  const names = valuesOf(index);
  const elsewhere = names.find((name) => /[\\/]/.test(name));
  if (elsewhere !== undefined)
    throw new UnreadableSlideError(
      path,
      `names a file in another folder (${elsewhere})`,
      "copy the slide again as its scanner wrote it",
    );
  const named = names.map((name) => join(index.folder, name));
  for (const file of named)
    if (!(await isFile(file)))
      throw new UnreadableSlideError(
        path,
        `lacks its file ${relative(dirname(path), file)}`,
        "copy the slide again with every file that belongs to it",
      );
  return [...index.own, ...named];
}

async function miraxIndex(path: string): Promise<Index | null> {
  const { dir, name } = parse(path);
  const folder = join(dir, name);
  const file = join(folder, "Slidedat.ini");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : { own: [file], text, keys: MIRAX_KEYS, folder };
}

async function hamamatsuIndex(
  path: string,
  head: string,
): Promise<Index | null> {
  if (!HAMAMATSU.test(head)) return null;
  const text = await readFile(path, "utf8");
  return { own: [], text, keys: HAMAMATSU_KEYS, folder: dirname(path) };
}

function valuesOf({ text, keys }: Index): string[] {
  const found = text.split(/\r?\n/).flatMap((line) => {
    const [, key = "", value = ""] =
      /^([^=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return keys.test(key) && value !== "" ? [value] : [];
  });
  return [...new Set(found)];
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
