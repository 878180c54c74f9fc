import { describe, expect, test } from "vitest";
import { checkSlideDecodes } from "../../../src/io/slides/checkSlideDecodes.js";
import { probeSlide } from "../../../src/io/slides/probeSlide.js";
import { describeTiles, tileSlide } from "../../../src/io/slides/slideWork.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { realData } from "./realData.js";

const cmu = realData("slides_svs", "CMU-1-Small-Region.svs");

describe.skipIf(!cmu)(
  "CMU-1-Small-Region.svs (skipped where the shared data is absent)",
  () => {
    const path = cmu ?? "";

    test("states its size and Aperio's resolution", async () => {
      expect(await probeSlide(path)).toEqual({
        width: 2220,
        height: 2967,
        mpp: 0.499,
        mppY: null,
      });
      await checkSlideDecodes(path);
    });

    test("is tiled on tissue, inside a rectangle where one is given", async () => {
      const { tiles, quality, tilePx, tileMpp } = await tileSlide({
        path,
        mpp: 0.499,
        rect: null,
      });
      expect([tilePx, tileMpp]).toEqual([224, 1]);
      expect(quality.tissue).toBeGreaterThan(0.25);
      expect(quality.tissue).toBeLessThan(0.6);
      const { pen, folds, blur } = quality;
      expect({ pen, folds, blur }).toEqual({ pen: 0, folds: 0, blur: 0 });
      expect(tiles.length).toBeGreaterThan(6);
      expect(tiles.every(({ size }) => size === 449)).toBe(true);
      const rect = { x: 800, y: 800, width: 1100, height: 950 };
      const part = await tileSlide({ path, mpp: 0.499, rect });
      expect(part.tiles.length).toBeGreaterThan(0);
      for (const { x, y, size } of part.tiles) {
        expect(x).toBeGreaterThanOrEqual(800);
        expect(x + size).toBeLessThanOrEqual(1900);
        expect(y + size).toBeLessThanOrEqual(1750);
      }
    });

    test("gives every tile a description and measures within their ranges", async () => {
      const { tiles } = await tileSlide({ path, mpp: 0.499, rect: null });
      const few = tiles.slice(0, 3);
      const described = await describeTiles({
        path,
        mpp: 0.499,
        tiles: few,
        encoder: "stain-texture-2",
      });
      expect(described.data).toHaveLength(3 * described.dim);
      expect(described.colour).toHaveLength(3 * described.colourDim);
      const measured = described.morphology;
      expect(measured).toHaveLength(3 * MORPHOLOGIES.length);
      measured.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(
          i % MORPHOLOGIES.length === 6 ? 20_000 : 1,
        );
      });
    });
  },
);
