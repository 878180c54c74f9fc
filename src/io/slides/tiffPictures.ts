import type { TiffFile } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";
import { isTiled } from "./tiffLevels.js";

/**
 * Pages of Aperio's pictures beside the slide, by name: they are stored in strips, and the second line of their
 * description begins with their name, the thumbnail's excepted.
 */
export function tiffPictures({ pages }: TiffFile): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  pages.forEach((page, i) => {
    const description = page.texts.get(TAG.description) ?? "";
    if (isTiled(page) || !description.startsWith("Aperio")) return;
    const second = description.split(/\r?\n/)[1] ?? "";
    const name = /^(label|macro)\b/.exec(second)?.[1];
    found.set(name ?? "thumbnail", i);
  });
  return found;
}
