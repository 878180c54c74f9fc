import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { builtFile } from "../../src/io/builtFile.js";
import { temporaryFolder } from "../io/slides/pictureFiles.js";
import type { TiledPage } from "../io/slides/tiffFile.js";
import { writeTiff } from "../io/slides/tiffFile.js";

const folder = temporaryFolder();
const [WIDTH, HEIGHT] = [100_000, 80_000];
const TILE = 512;

const slideWork = built("./slideWork.js");
const readTiles = built("./readTiles.js");
const openSlide = built("./openSlide.js");

function built(file: string): string | null {
  const beside = new URL("../../src/io/slides/x", import.meta.url).href;
  try {
    return pathToFileURL(builtFile(beside, file)).href;
  } catch {
    return null;
  }
}

/** Tiles a slide and reads some of its tiles; tells how many there are, and the most memory that it took. @unit MiB */
const CHILD = `
  const [path, slideWork, readTiles, openSlide] = process.argv.slice(1);
  const { tileSlide } = await import(slideWork);
  const { tiles } = await tileSlide({ path, mpp: 0.25, rect: null });
  const slide = await (await import(openSlide)).openSlide(path);
  let read = 0;
  for await (const _ of (await import(readTiles)).readTiles(slide, tiles.slice(0, 40))) read++;
  const mib = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ tiles: tiles.length, read, mib }));
`;

/** A pyramid in which nearly all tiles of a level are the same bytes: the file is small, the slide is not. */
function sparsePage(downsample: number): TiledPage {
  const glass = deflateSync(Buffer.alloc(TILE * TILE * 3, 244));
  const tissue = Buffer.alloc(TILE * TILE * 3);
  for (let at = 0; at < tissue.length; at += 3) {
    const grain = ((at * 2_654_435_761) >>> 24) & 63;
    tissue.set([150 + grain, 70 + grain, 140 + grain], at);
  }
  const stained = deflateSync(tissue, { level: 1 });
  const [from, to] = [30_000, 45_000].map((px) => px / downsample / TILE);
  const inside = (at: number): boolean => at >= from! && at < to!;
  return {
    width: Math.ceil(WIDTH / downsample),
    height: Math.ceil(HEIGHT / downsample),
    tile: TILE,
    tileAt: (column, row) => (inside(column) && inside(row) ? stained : glass),
  };
}

test.skipIf(slideWork === null)(
  "a slide of 100,000 x 80,000 px is tiled in under 1 GB (skipped before a build)",
  async () => {
    const path = join(folder, "huge.tif");
    writeTiff(path, [1, 4, 16, 64].map(sparsePage));
    const parts = [slideWork!, readTiles!, openSlide!];
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module",
      "--eval",
      CHILD,
      path,
      ...parts,
    ]);
    const told = JSON.parse(stdout) as Record<"tiles" | "read" | "mib", number>;
    console.log(`most memory: ${told.mib.toFixed(0)} MiB, ${told.tiles} tiles`);
    expect(told.tiles).toBeGreaterThan(200);
    expect(told.read).toBe(40);
    expect(told.mib).toBeLessThan(1000);
  },
  120_000,
);
