/**
 * Tiles a second from file to embedding, on a small real slide and on a made pyramid of 20,000 x 20,000 px, beside
 * libvips' `dzsave` of the level that the tiles come from and OpenSlide's reading alone. All with the machine's cores, in
 * one run, since only ratios of one run mean something on a busy machine. After `npm run build`: node test/bench/tiling.mjs [SVS]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { levelFor } from "../../dist/src/io/slides/levelFor.js";
import { openSlide } from "../../dist/src/io/slides/openSlide.js";
import { findOpenSlide } from "../../dist/src/io/slides/openslide/findOpenSlide.js";
import { openForeign } from "../../dist/src/io/slides/openslide/openForeign.js";
import { readTiles } from "../../dist/src/io/slides/readTiles.js";
import { createSlidePool } from "../../dist/src/io/slides/slidePool.js";
import { DEFAULT_ENCODER } from "../../dist/src/science/encode/builtInEncoders.js";

const CORES = availableParallelism();
const SIDE = 20_000;
const TILE_PX = 224;
const ROUNDS = 3;
/** Tiles that are embedded: the rate is the same for all. */
const FEW = 40;

sharp.cache(false);
const folder = await mkdtemp(join(tmpdir(), "histoclaim-bench-"));
const pool = createSlidePool({ threads: CORES });
try {
  const made = join(folder, "made.tif");
  await writeSlide(made);
  const named =
    process.argv[2] ?? "../shared/data/slides_svs/CMU-1-Small-Region.svs";
  for (const [path, mpp] of [
    [named, 0.499],
    [made, 0.5],
  ])
    await measure(path, mpp);
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}

async function measure(path, mpp) {
  const { tiles } = await pool.tileSlide({ path, mpp, rect: null });
  const slide = await openSlide(path);
  const grid = everyTile(slide, mpp);
  console.log(
    `${path}: ${tiles.length} tiles on tissue, ${grid.length} in all`,
  );
  const own = await rate("read all, ours", grid.length, () =>
    readAll(slide, grid),
  );
  const extent = {
    width: grid[0].size,
    height: grid[0].size,
    outWidth: TILE_PX,
    outHeight: TILE_PX,
  };
  const level = levelFor(slide.levels, extent);
  const vips = await rate("libvips' dzsave of that level", grid.length, () =>
    dzsave(path, level),
  );
  const search = await findOpenSlide();
  if ("library" in search) {
    const foreign = await openForeign(path, search.library);
    await rate("OpenSlide reads the level alone", grid.length, () =>
      readLevel(foreign, level),
    );
    await foreign.close();
  }
  await rate("from file to embedding, pool", Math.min(FEW, tiles.length), () =>
    describe(path, mpp, tiles.slice(0, FEW)),
  );
  console.log(`  ours / dzsave: ${(own / vips).toFixed(2)}`);
  await slide.close();
}

/** The best of some rounds: the machine may be busy. */
async function rate(name, tiles, work) {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    best = Math.max(best, (tiles * 1000) / (performance.now() - begun));
  }
  console.log(`  ${best.toFixed(1)} tiles/s: ${name}`);
  return best;
}

function everyTile({ width, height }, mpp) {
  const size = Math.round(TILE_PX / mpp);
  const tiles = [];
  for (let y = 0; y + size <= height; y += size)
    for (let x = 0; x + size <= width; x += size)
      tiles.push({ index: tiles.length, x, y, size, tissue: 1 });
  return tiles;
}

/** As many halves at once as there are cores, as the pool would. */
async function readAll(slide, tiles) {
  const part = Math.ceil(tiles.length / CORES);
  await Promise.all(
    Array.from({ length: CORES }, async (_, i) => {
      for await (const { image } of readTiles(
        slide,
        tiles.slice(i * part, (i + 1) * part),
      ))
        image.data.at(-1);
    }),
  );
}

async function dzsave(path, { page }) {
  await sharp(path, { page, limitInputPixels: false })
    .tile({ size: TILE_PX, layout: "dz", depth: "one", container: "fs" })
    .png({ compressionLevel: 0 })
    .toFile(join(folder, `dz-${String(performance.now())}.dz`));
}

async function readLevel(slide, { downsample, width, height }) {
  const side = 1024;
  const reads = [];
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side)
      reads.push({ x: left * downsample, y: top * downsample });
  const extent = {
    width: side * downsample,
    height: side * downsample,
    outWidth: side,
    outHeight: side,
  };
  await Promise.all(
    Array.from({ length: CORES }, async () => {
      for (let at = reads.pop(); at; at = reads.pop())
        await slide.readRegion({ ...extent, ...at });
    }),
  );
}

async function describe(path, mpp, tiles) {
  const part = Math.ceil(tiles.length / CORES);
  await Promise.all(
    Array.from({ length: CORES }, (_, i) =>
      pool.describeTiles({
        path,
        mpp,
        tiles: tiles.slice(i * part, (i + 1) * part),
        encoder: DEFAULT_ENCODER,
      }),
    ),
  );
}

/** Grain that JPEG neither loses nor finds trivial, on tissue's colour. */
async function writeSlide(path) {
  const noise = await sharp({
    create: {
      width: SIDE / 20,
      height: SIDE / 20,
      channels: 3,
      background: "#c080b0",
      noise: { type: "gaussian", mean: 170, sigma: 30 },
    },
  })
    .png()
    .toBuffer();
  await sharp(noise)
    .resize(SIDE, SIDE, { kernel: "nearest" })
    .tiff({
      tile: true,
      tileWidth: 256,
      tileHeight: 256,
      pyramid: true,
      compression: "jpeg",
      quality: 80,
      xres: 2000,
      yres: 2000,
      resolutionUnit: "cm",
    })
    .toFile(path);
}
