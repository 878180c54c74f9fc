import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openEncoder } from "../../../src/io/encoders/openEncoder.js";
import {
  checkEncoder,
  encoderBesideFeatures,
} from "../../../src/runs/checkEncoder.js";
import { writeOnnx } from "../../io/encoders/encoderFiles.js";
import { read, writeCohort } from "../../io/tables/cohortFiles.js";

const card = writeOnnx();
const deps = {
  cohortRoots: () => [dirname(card)],
  tryEncoder: (path: string) => openEncoder(path).then((one) => one.close()),
  builtInEncoders: ["stain-texture-1"],
};

test("a built-in name, a card under the roots and no word at all are fit", async () => {
  expect(await checkEncoder(deps, undefined)).toBeNull();
  expect(await checkEncoder(deps, "stain-texture-1")).toBeNull();
  expect(await checkEncoder(deps, card)).toBeNull();
});

test("what is neither, lies elsewhere, or is no card is refused with the reason", async () => {
  expect(await checkEncoder(deps, "stain-texture-9")).toMatch(
    /neither the path of a card nor a built-in encoder \(stain-texture-1\)/,
  );
  expect(await checkEncoder(deps, writeOnnx())).toMatch(/cohort roots/);
  const link = join(dirname(card), "link.json");
  symlinkSync(writeOnnx(), link);
  expect(await checkEncoder(deps, link)).toMatch(/cohort roots/);
  for (const [change, reason] of [
    [{ mpp: 40 }, /mpp/],
    [{ dimension: 7 }, /the card says 7 numbers each/],
    [{ sha256: "0".repeat(64) }, /has the sha256/],
  ] as const) {
    const bad = writeOnnx(change);
    const roots = { ...deps, cohortRoots: () => [dirname(bad)] };
    expect(await checkEncoder(roots, bad)).toMatch(reason);
  }
});

test("a cohort that brings its features takes no encoder", async () => {
  const { cohort } = await read(await writeCohort());
  const [bag] = cohort?.bags ?? [];
  const features = {
    file: "S1.h5",
    parts: [],
    layout: "CLAM",
    tiles: 1,
    dim: 2,
    size: 3,
  };
  const views = bag?.views.map((view) => ({ ...view, features })) ?? [];
  const bags = bag ? [{ ...bag, views }] : [];
  expect(encoderBesideFeatures("stain-texture-1", { bags })).toMatch(
    /ready features/,
  );
  expect(encoderBesideFeatures(undefined, { bags })).toBeNull();
  expect(encoderBesideFeatures("stain-texture-1", { bags: [] })).toBeNull();
});
