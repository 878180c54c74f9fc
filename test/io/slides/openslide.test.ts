import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { checkSlideDecodes } from "../../../src/io/slides/checkSlideDecodes.js";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import { findOpenSlide } from "../../../src/io/slides/openslide/findOpenSlide.js";
import { openForeign } from "../../../src/io/slides/openslide/openForeign.js";
import { probeSlide } from "../../../src/io/slides/probeSlide.js";
import type { Region } from "../../../src/io/slides/region.js";
import type { SlideReader } from "../../../src/io/slides/slideReader.js";
import { temporaryFolder } from "./pictureFiles.js";
import { realData } from "./realData.js";
import { writeTiff } from "./tiffFile.js";

const folder = temporaryFolder();
const search = await findOpenSlide();
const library = "library" in search ? search.library : null;
const cmu = realData("slides_svs", "CMU-1-Small-Region.svs");
const tcga = realData("slides_svs", "TCGA-CR-7395-01A-01-TS1.svs");
const without = () => Promise.resolve({ why: "this test has none" });

/** Mean and greatest difference of two pictures. */
function difference(a: Uint8Array, b: Uint8Array): [number, number] {
  let sum = 0;
  let most = 0;
  a.forEach((value, i) => {
    const off = Math.abs(value - b[i]!);
    sum += off;
    most = Math.max(most, off);
  });
  return [sum / a.length, most];
}

const REGIONS: [string, Region][] = [
  ["level 0", part([700, 900, 500, 400], 1)],
  ["half the size", part([301, 1207, 600, 500], 2)],
  ["beyond the right and lower edge", part([2000, 2700, 449, 449], 1)],
  [
    "beyond the left and upper edge, smaller",
    part([-150, -90, 449, 449], 2.004),
  ],
];

function part(
  [x, y, width, height]: [number, number, number, number],
  scale: number,
): Region {
  const [outWidth, outHeight] = [width, height].map((side) =>
    Math.round(side / scale),
  );
  return { x, y, width, height, outWidth: outWidth!, outHeight: outHeight! };
}

describe.skipIf(!cmu || !library)(
  "OpenSlide and our own reader on CMU-1-Small-Region.svs (skipped where either is absent)",
  () => {
    const both = (): Promise<SlideReader[]> =>
      Promise.all([openSlide(cmu!), openForeign(cmu!, library!)]);

    test.each(REGIONS)("give the same pixels at %s", async (_, region) => {
      const [own, foreign] = await both();
      const a = await own!.readRegion(region);
      const b = await foreign!.readRegion(region);
      expect([b.width, b.height]).toEqual([a.width, a.height]);
      const [mean, most] = difference(a.data, b.data);
      expect(mean).toBeLessThan(0.5);
      expect(most).toBeLessThanOrEqual(4);
      expect(new Set(a.data).size).toBeGreaterThan(50);
      await foreign!.close();
    });

    test("tell the same of it, and each names itself", async () => {
      const [own, foreign] = await both();
      expect(own!.library).toMatch(/^libvips \d+\.\d+/);
      expect(foreign!.library).toMatch(/^OpenSlide \d+\.\d+/);
      for (const fact of ["width", "height", "mpp"] as const)
        expect(foreign![fact]).toBe(own![fact]);
      expect([...own!.associated].sort()).toEqual(foreign!.associated);
      for (const name of own!.associated) {
        const a = await own!.readAssociated(name);
        const b = await foreign!.readAssociated(name);
        expect([b.width, b.height]).toEqual([a.width, a.height]);
        expect(difference(a.data, b.data)[0], name).toBeLessThan(1.5);
      }
      for (const fact of ["aperio.AppMag", "aperio.MPP"])
        expect(foreign!.properties[fact]).toBe(own!.properties[fact]);
      await expect(foreign!.readAssociated("none")).rejects.toThrow(RangeError);
      await foreign!.close();
    });

    test("our own is the one that reads it", async () => {
      expect((await openSlide(cmu!)).library).toMatch(/^libvips/);
    });
  },
);

describe.skipIf(!tcga)("a slide in JPEG 2000 without resolution", () => {
  test.skipIf(!library)("is read by OpenSlide", async () => {
    const { width, height, mpp } = await probeSlide(tcga!);
    expect([width, height, mpp]).toEqual([4443, 3567, null]);
    await checkSlideDecodes(tcga!);
    const slide = await openSlide(tcga!);
    const region = part([1400, 1500, 448, 448], 2);
    const [alone] = [await slide.readRegion(region)];
    const [together] = await slide.readRegions(region, [region]);
    expect(difference(alone.data, together!.data)[1]).toBe(0);
    expect(new Set(alone.data).size).toBeGreaterThan(50);
    await slide.close();
  });

  test("is told without it by name and remedy", async () => {
    await expect(openSlide(tcga!, without)).rejects.toThrow(
      /TS1\.svs: is a slide in JPEG 2000, which only OpenSlide reads.*install OpenSlide/,
    );
  });
});

describe.skipIf(!library)("OpenSlide (skipped where it is absent)", () => {
  test("puts a large part of a level together from bands, without a seam", async () => {
    const tile = 512;
    const ramp = (column: number): Buffer => {
      const row = Buffer.alloc(tile * 3);
      for (let x = 0; x < tile; x++)
        row.fill((column * tile + x) / 32, x * 3, x * 3 + 3);
      return deflateSync(Buffer.alloc(tile * tile * 3, row), { level: 1 });
    };
    const columns = Array.from({ length: 9 }, (_, column) => ramp(column));
    const path = join(folder, "wide.tif");
    // More than are in memory at once.
    const side = 4200;
    const tileAt = (column: number): Uint8Array => columns[column]!;
    writeTiff(path, [{ width: side, height: side, tile, tileAt }]);
    const slide = await openForeign(path, library!);
    const { data } = await slide.readRegion(part([0, 0, side, side], 50));
    for (let y = 0; y < 84; y++)
      for (const x of [3, 41, 80])
        expect(Math.abs(data[(y * 84 + x) * 3]! - (x * 50) / 32)).toBeLessThan(
          2,
        );
    await slide.close();
  }, 60_000);

  test("shows glass where a TIFF leaves tiles out, and is needed for it", async () => {
    const path = join(folder, "sparse.tif");
    const there = deflateSync(Buffer.alloc(64 * 64 * 3, 90));
    const tileAt = (column: number): Uint8Array =>
      column === 1 ? there : new Uint8Array();
    writeTiff(path, [{ width: 192, height: 64, tile: 64, tileAt }]);
    await expect(openSlide(path, without)).rejects.toThrow(
      /is a TIFF that leaves tiles out, which only OpenSlide reads/,
    );
    const slide = await openSlide(path);
    const { data } = await slide.readRegion(part([0, 0, 192, 64], 1));
    expect([30, 96, 160].map((x) => data[x * 3])).toEqual([255, 90, 255]);
    await slide.close();
  });

  test("is closed only once what is being read was read", async () => {
    const path = cmu ?? tcga;
    if (path === null) return;
    const slide = await openForeign(path, library!);
    const region = part([0, 0, 900, 900], 1);
    const reading = slide.readRegion(region);
    await slide.close();
    expect((await reading).width).toBe(900);
    await expect(slide.readRegion(region)).rejects.toThrow(/closed/);
  });

  test("a file that it cannot read is an error that names it", async () => {
    const path = join(folder, "damaged.tif");
    const tileAt = (): Uint8Array => Buffer.from("no deflate stream");
    writeTiff(path, [{ width: 200, height: 200, tile: 64, tileAt }]);
    const slide = await openForeign(path, library!);
    await expect(slide.readRegion(part([0, 0, 100, 100], 1))).rejects.toThrow(
      /damaged\.tif: cannot be read by OpenSlide/,
    );
    await slide.close();
  });
});
