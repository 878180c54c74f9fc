/**
 * CPU time of one tile (224 px): reading, embedding, measuring, and all of it as the pipeline does, beside libvips on the
 * same tiles; the least of several rounds, since the machine may be busy. After `npm run build`: node test/bench/tiles.mjs
 */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { simulateCohort } from "../../dist/src/io/simulate/simulateCohort.js";
import { readTiles } from "../../dist/src/io/slides/readTiles.js";
import { openSlide } from "../../dist/src/io/slides/openSlide.js";
import {
  describeTiles,
  tileSlide,
} from "../../dist/src/io/slides/slideWork.js";
import {
  BUILT_IN_ENCODERS,
  DEFAULT_ENCODER,
} from "../../dist/src/science/encode/builtInEncoders.js";
import { describeColour } from "../../dist/src/science/encode/describeColour.js";
import { measureTile } from "../../dist/src/science/morphology/measureTile.js";
import {
  HE_STAINS,
  separateStains,
  stainSpace,
} from "../../dist/src/science/slide/stains.js";

const ROUNDS = 6;
const YARDSTICK = "libvips: a pipeline for each tile";
const SIZE = { patients: 4, tiles: 48, genes: 20, sites: 2, seed: 1 };

// As in the pool's threads.
sharp.concurrency(1);
sharp.cache(false);

const dir = await mkdtemp(join(tmpdir(), "histoclaim-bench-"));
await simulateCohort(join(dir, "cohort"), SIZE);
const slides = await openAll(join(dir, "cohort", "slides"));
const images = [];
for (const { reader, tiles } of slides)
  for await (const { image } of readTiles(reader, tiles)) images.push(image);

// As in the pipeline.
const space = stainSpace(images[0].width, images[0].height);
const least = {};
for (let round = 0; round < ROUNDS; round++) {
  const spent = {};
  await timed(spent, "read, in blocks", () => eachSlide(readAll));
  for (const image of images) await describe(spent, image);
  await timed(spent, "all, as the pipeline", () =>
    eachSlide((slide) => describeTiles({ ...slide, encoder: DEFAULT_ENCODER })),
  );
  await timed(spent, YARDSTICK, () => eachSlide(readEach));
  await timed(spent, "libvips: a 7 x 7 convolution", () =>
    Promise.all(images.map(convolve)),
  );
  for (const [name, ms] of Object.entries(spent))
    least[name] = Math.min(least[name] ?? Infinity, ms / images.length);
}
console.log(`${images.length} tiles of ${slides.length} slides, CPU a tile`);
for (const [name, ms] of Object.entries(least)) {
  const ratio = (ms / least[YARDSTICK]).toFixed(2);
  console.log(`${ms.toFixed(2)} ms, ${ratio} of libvips' pipeline: ${name}`);
}
await rm(dir, { recursive: true });

async function timed(spent, name, work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  spent[name] = (spent[name] ?? 0) + (user + system) / 1000;
  return result;
}

async function describe(spent, image) {
  const stains = await timed(spent, "separate stains", () =>
    separateStains(image, HE_STAINS, space),
  );
  await timed(spent, "describe colour", () => describeColour(image));
  const { describe: encode } = BUILT_IN_ENCODERS[DEFAULT_ENCODER];
  await timed(spent, "embed", () => encode(image, stains));
  await timed(spent, "measure", () => measureTile(image, stains));
}

async function openAll(folder) {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const reader = await openSlide(path);
      const { mpp } = reader;
      return {
        path,
        mpp,
        reader,
        ...(await tileSlide({ path, mpp, rect: null })),
      };
    }),
  );
}

async function eachSlide(work) {
  for (const slide of slides) await work(slide);
}

async function readAll({ reader, tiles }) {
  for await (const { image } of readTiles(reader, tiles)) image.data.at(-1);
}

async function readEach({ path, tiles }) {
  for (const { x: left, y: top, size } of tiles)
    await sharp(path)
      .extract({ left, top, width: size, height: size })
      .resize(224, 224, { fit: "fill" })
      .raw()
      .toBuffer();
}

function convolve({ width, height, data }) {
  const kernel = { width: 7, height: 7, kernel: Array(49).fill(1) };
  return sharp(data, { raw: { width, height, channels: 3 } })
    .convolve(kernel)
    .raw()
    .toBuffer();
}
