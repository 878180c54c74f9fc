import { readFile, writeFile } from "node:fs/promises";
import { checkSlideDecodes } from "../../dist/src/io/slides/checkSlideDecodes.js";

/** Where a tile's JPEG begins. */
const START_OF_IMAGE = Buffer.from([0xff, 0xd8, 0xff]);

/** Destroys every tile of a slide that the check before a run does not read: it is found only in the middle of it. */
export async function damageTiles(path) {
  const bytes = await readFile(path);
  let damaged = 0;
  for (
    let at = bytes.indexOf(START_OF_IMAGE);
    at >= 0;
    at = bytes.indexOf(START_OF_IMAGE, at + 3)
  ) {
    const start = Buffer.from(bytes.subarray(at, at + 16));
    bytes.fill(0, at, at + 16);
    await writeFile(path, bytes);
    try {
      await checkSlideDecodes(path);
      damaged++;
    } catch {
      start.copy(bytes, at);
    }
  }
  await writeFile(path, bytes);
  if (damaged === 0) throw new Error(`the check reads every tile of ${path}`);
}
