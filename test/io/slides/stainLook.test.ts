import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { encodeTiles } from "../../../src/io/encoders/encodeTiles.js";
import { openEncoder } from "../../../src/io/encoders/openEncoder.js";
import { slideStains } from "../../../src/io/slides/slideStains.js";
import { describeTiles } from "../../../src/io/slides/slideWork.js";
import { combineStains } from "../../../src/science/slide/combineStains.js";
import type {
  StainImage,
  StainVector,
} from "../../../src/science/slide/stains.js";
import { separateStains } from "../../../src/science/slide/stains.js";
import { writeOnnx } from "../encoders/encoderFiles.js";
import { grain } from "../../unit/slide/pictures.js";
import { temporaryFolder } from "./pictureFiles.js";
import { realData } from "./realData.js";

const folder = temporaryFolder();
const SIDE = 448;
const tiles = [0, 1, 2, 3].map((index) => ({
  ...{ index, x: 224 * (index % 2), y: 224 * (index >> 1) },
  ...{ size: 224, tissue: 1 },
}));

/** The stains of another laboratory: haematoxylin bluer, eosin more orange, both stronger. */
const OTHER: readonly [StainVector, StainVector, StainVector] = [
  [0.75, 0.62, 0.2],
  [0.12, 0.9, 0.42],
  [0.27, 0.57, 0.78],
];
const STRONGER = 1.35;

/** Round nuclei in a ground of eosin, coarser where `scale` is larger. */
function drawn(scale: number): StainImage {
  const n = SIDE * SIDE;
  const [haematoxylin, eosin] = [new Float32Array(n), new Float32Array(n)];
  for (let i = 0; i < n; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const [u, v] = [Math.floor(x / scale), Math.floor(y / scale)];
    const far = Math.hypot(x - (u + 0.5) * scale, y - (v + 0.5) * scale);
    const nucleus = grain(u, v) > 0.4 && far < scale / 3;
    haematoxylin[i] = (nucleus ? 0.9 : 0.12) + 0.1 * grain(x, y);
    eosin[i] = (nucleus ? 0.15 : 0.45) + 0.15 * grain(y, x);
  }
  const residual = new Float32Array(n);
  return { width: SIDE, height: SIDE, haematoxylin, eosin, residual };
}

async function read(path: string): Promise<StainImage> {
  const { data } = await sharp(path)
    .resize(SIDE, SIDE)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return separateStains({ width: SIDE, height: SIDE, data });
}

/** The same tissue as two laboratories would show it. */
async function writeLooks(name: string, tissue: StainImage): Promise<string[]> {
  const stronger = {
    ...tissue,
    haematoxylin: tissue.haematoxylin.map((value) => STRONGER * value),
    eosin: tissue.eosin.map((value) => STRONGER * value),
  };
  const looks = [combineStains(tissue), combineStains(stronger, OTHER)];
  return Promise.all(
    looks.map(async ({ data }, i) => {
      const path = join(folder, `${name}-${i}.png`);
      const raw = { width: SIDE, height: SIDE, channels: 3 as const };
      await sharp(data, { raw }).png().toFile(path);
      return path;
    }),
  );
}

type Encode = (path: string, way: "none" | "macenko") => Promise<Float32Array>;

const builtIn: Encode = async (path, way) => {
  const slide = { path, mpp: 1, tiles };
  const stains = way === "none" ? null : await slideStains(slide);
  const encoder = "stain-texture-2";
  return (await describeTiles({ ...slide, encoder, stains })).data;
};

const brought: Encode = async (path, way) => {
  const slide = { path, mpp: 1, tiles };
  const stains = way === "none" ? null : await slideStains(slide);
  const encoder = await openEncoder(writeOnnx());
  const { data } = await encodeTiles(encoder, { ...slide, card: "", stains });
  await encoder.close();
  return data;
};

function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));
}

const tcga = realData("tiles_tcga_crc");

describe.each([
  ["drawn tissue", true, () => [drawn(14), drawn(23)]],
  [
    "real tissue (skipped where the shared data is absent)",
    tcga !== null,
    () =>
      [
        "coad_CMS1_TCGA-CM-6674-01Z-00-DX1_d1.98413_x35750_y72417_w1016.jpg",
        "coad_CMS4_TCGA-A6-2674-01Z-00-DX1_d1.98413_x14667_y9167_w1016.jpg",
      ].map((name) => read(join(tcga ?? "", name))),
  ],
] as const)("two stain looks of %s", (name, here, tissues) => {
  let paths: string[][] = [];
  beforeAll(async () => {
    if (!here) return;
    const images = await Promise.all(tissues());
    const key = name.slice(0, 5);
    paths = await Promise.all(
      images.map((image, i) => writeLooks(`${key}-${i}`, image)),
    );
  });

  test.skipIf(!here).each([
    ["the built-in encoder", builtIn],
    ["a brought encoder", brought],
  ])("are nearer to %s once normalised", async (_, encode) => {
    const [[own, other] = [], [another] = []] = paths;
    const apart = async (way: "none" | "macenko") => {
      const one = await encode(own!, way);
      return {
        looks: distance(one, await encode(other!, way)),
        tissues: distance(one, await encode(another!, way)),
      };
    };
    const plain = await apart("none");
    const normalised = await apart("macenko");
    console.info(JSON.stringify({ name, plain, normalised }));
    expect(normalised.looks).toBeLessThan(plain.looks / 2);
    // Beside what tells one tissue from another, too.
    expect(normalised.looks / normalised.tissues).toBeLessThan(
      plain.looks / plain.tissues,
    );
  });
});

test("a slide of one stain alone is an error that says what to do", async () => {
  const path = join(folder, "one.png");
  const flat = { ...drawn(14), eosin: new Float32Array(SIDE * SIDE) };
  const { data } = combineStains({
    ...flat,
    haematoxylin: flat.haematoxylin.map((_, i) => 0.4 + 0.2 * grain(i, 1)),
  });
  const raw = { width: SIDE, height: SIDE, channels: 3 as const };
  await sharp(data, { raw }).png().toFile(path);
  await expect(slideStains({ path, mpp: 1, tiles })).rejects.toThrow(
    /one\.png: shows too little of two stains.*without stain normalisation/,
  );
});
