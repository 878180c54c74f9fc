import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { StainEstimate } from "../../../src/science/slide/macenko.js";
import {
  estimateStains,
  MACENKO_TARGET,
  normaliseStains,
} from "../../../src/science/slide/macenko.js";
import { realData } from "../../io/slides/realData.js";
import { picture } from "./pictures.js";

interface Estimate {
  readonly stains: number[][];
  readonly most: number[];
}

const read = <T>(file: string): T =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../../reference", file), "utf8"),
  ) as T;
// Made by test/reference/macenko.py, which names the versions.
const reference = read<{
  picture: Estimate;
  normalised: number[];
  plus_one: Estimate;
  tiles: (Estimate & { file: string; sha256: string })[];
}>("macenko.json");
const { width, height, rgb, planted } = read<{
  width: number;
  height: number;
  rgb: number[];
  planted: number[][];
}>("stains.json");
const image = { width, height, data: Uint8Array.from(rgb) };

/** Greatest differences of two estimates: of a stain's direction, and of how strong it is as a share. */
function offBy(found: StainEstimate, wanted: Estimate): [number, number] {
  const stains = [...found.haematoxylin, ...found.eosin];
  const off = stains.map((v, i) => Math.abs(v - wanted.stains.flat()[i]!));
  const most = found.most.map((v, k) => Math.abs(v / wanted.most[k]! - 1));
  return [Math.max(...off), Math.max(...most)];
}

test("stains are estimated as torchstain does, and near those that were planted", () => {
  const found = estimateStains(image)!;
  const [direction, strength] = offBy(found, reference.picture);
  expect(direction).toBeLessThan(1e-6);
  expect(strength).toBeLessThan(1e-6);
  [found.haematoxylin, found.eosin].forEach((stain, k) => {
    stain.forEach((value, c) => {
      expect(value).toBeCloseTo(planted[k]![c]!, 1);
    });
  });
});

test("torchstain's density of each value plus one moves them a little", () => {
  const [direction, strength] = offBy(
    estimateStains(image)!,
    reference.plus_one,
  );
  expect(direction).toBeGreaterThan(1e-4);
  expect(direction).toBeLessThan(0.006);
  expect(strength).toBeLessThan(0.025);
});

test("a picture is normalised as torchstain does, which rounds downwards", () => {
  const { data } = normaliseStains(image, estimateStains(image)!);
  data.forEach((value, at) => {
    const more = value - reference.normalised[at]!;
    expect([0, 1], `at ${at}`).toContain(more);
  });
});

test("a picture that is normalised has the target's stains", () => {
  const normalised = normaliseStains(image, estimateStains(image)!);
  const { haematoxylin, eosin } = estimateStains(normalised)!;
  haematoxylin.forEach((value, c) => {
    expect(value).toBeCloseTo(MACENKO_TARGET.haematoxylin[c]!, 1);
  });
  eosin.forEach((value, c) => {
    expect(value).toBeCloseTo(MACENKO_TARGET.eosin[c]!, 1);
  });
});

test("glass has no stains to estimate, and two stains that are one are refused", () => {
  const glass = picture(20, 20, () => [243, 243, 243]);
  expect(estimateStains(glass)).toBeNull();
  const one = { ...MACENKO_TARGET, eosin: MACENKO_TARGET.haematoxylin };
  expect(() => normaliseStains(glass, one)).toThrow(/same way/);
});

describe.skipIf(!realData("tiles_kather") || !realData("tiles_nct_crc"))(
  "on real tiles (skipped where the shared data is absent)",
  () => {
    test.each(reference.tiles)(
      "stains are estimated as torchstain does: $file",
      async ({ file, sha256, ...wanted }) => {
        const bytes = readFileSync(realData(file)!);
        const hash = createHash("sha256").update(bytes).digest("hex");
        expect(hash, "the tile is the one of the reference").toBe(sha256);
        const { data, info } = await sharp(bytes)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const { width, height } = info;
        const found = estimateStains({ width, height, data })!;
        const [direction, strength] = offBy(found, wanted);
        expect(direction).toBeLessThan(1e-6);
        expect(strength).toBeLessThan(1e-6);
      },
    );
  },
);
