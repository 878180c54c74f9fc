import { afterAll, expect, test } from "vitest";
import { BadFeaturesError } from "../../../src/io/features/badFeaturesError.js";
import { createFeaturePool } from "../../../src/io/features/featurePool.js";
import type { FeaturePool } from "../../../src/io/features/featurePool.js";
import {
  featureTiles,
  readFeatures,
} from "../../../src/io/features/readFeatures.js";
import { FEATURES, pathOf, writeTrident } from "./featureFiles.js";

const pool = builtPool();
afterAll(() => pool?.close());

/** null before a build: threads run the built file. */
function builtPool(): FeaturePool | null {
  try {
    return createFeaturePool();
  } catch {
    return null;
  }
}

test.skipIf(pool === null)(
  "a thread gives what the caller's own gives, and keeps an error's class (skipped before a build)",
  async () => {
    const path = await writeTrident(pathOf("pool.h5"));
    const request = { path, mpp: 0.5, size: 128, rect: null };
    expect(await pool?.tiles(request)).toEqual(await featureTiles(request));
    expect(await pool?.features(request)).toEqual(await readFeatures(request));
    const bad = FEATURES.with(0, Infinity);
    const broken = await writeTrident(pathOf("broken.h5"), {}, bad);
    await expect(
      pool?.features({ ...request, path: broken }),
    ).rejects.toBeInstanceOf(BadFeaturesError);
  },
);
