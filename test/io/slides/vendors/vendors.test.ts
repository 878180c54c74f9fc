import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkSlideDecodes } from "../../../../src/io/slides/checkSlideDecodes.js";
import { openSlide } from "../../../../src/io/slides/openSlide.js";
import { findOpenSlide } from "../../../../src/io/slides/openslide/findOpenSlide.js";
import { UnreadableSlideError } from "../../../../src/io/slides/unreadableSlideError.js";
import { temporaryFolder } from "../pictureFiles.js";
import { writeHamamatsu } from "./hamamatsuSlide.js";
import { GLASS, writeLeica } from "./leicaSlide.js";
import { writePhilips } from "./philipsSlide.js";
import type { Sides } from "./sides.js";
import { colourAt, HEIGHT, WIDTH } from "./placePicture.js";
import { writeVentana } from "./ventanaSlide.js";
import { writeZeiss } from "./zeissSlide.js";

const folder = temporaryFolder();
const search = await findOpenSlide();
const without = () => Promise.resolve({ why: "this test has none" });

/** What a scanner measures: nearly square. */
const SIDES: Sides = { across: 0.25, down: 0.2505 };

interface Vendor {
  readonly vendor: string;
  readonly format: string;
  readonly write: (path: string, sides: Sides) => Promise<void>;
  readonly mppY?: number;
  readonly downsamples: readonly number[];
  /** The slide around the picture, where there is more. */
  readonly glass?: typeof GLASS;
  readonly picture: {
    readonly name: string;
    readonly size: readonly [number, number];
    readonly colour: readonly [number, number, number];
  };
}

/**
 * Others read them, too: tifffile 2026.3.3 names the vendor of each TIFF and finds its levels, and Zeiss' own libCZI (by
 * pylibCZIrw 6.1.0) gives the CZI's pixels as they were written.
 */
const VENDORS: readonly Vendor[] = [
  {
    vendor: "philips",
    format: "a Philips slide (TIFF)",
    write: writePhilips,
    downsamples: [1, 2, 4],
    picture: { name: "label", size: [48, 32], colour: [200, 60, 60] },
  },
  {
    vendor: "leica",
    format: "a Leica slide (SCN)",
    write: writeLeica,
    downsamples: [1, 4],
    glass: GLASS,
    picture: { name: "macro", size: [64, 64], colour: [230, 230, 90] },
  },
  {
    vendor: "ventana",
    format: "a Ventana slide (BIF)",
    write: writeVentana,
    mppY: SIDES.across,
    downsamples: [1, 2, 4],
    picture: { name: "macro", size: [64, 64], colour: [90, 200, 120] },
  },
  {
    vendor: "hamamatsu",
    format: "a Hamamatsu slide (NDPI)",
    write: writeHamamatsu,
    // OpenSlide adds what a JPEG decodes to at a half, a quarter, an eighth.
    downsamples: [1, 2, 4, 8, 16],
    picture: { name: "macro", size: [80, 48], colour: [120, 90, 200] },
  },
  {
    vendor: "zeiss",
    format: "a Zeiss slide (CZI)",
    write: writeZeiss,
    downsamples: [1, 2, 4],
    picture: { name: "label", size: [40, 56], colour: [60, 140, 220] },
  },
];

const written = new Map<string, Promise<string>>();

/** Path of a vendor's slide, under a name that tells nothing. */
function slideOf({ vendor, write }: Vendor): Promise<string> {
  const path = join(folder, `${vendor}.slide`);
  const held = written.get(vendor) ?? write(path, SIDES).then(() => path);
  written.set(vendor, held);
  return held;
}

/** Greatest difference between a colour and what a picture has at a place. */
function offBy(
  { data, width }: { data: Uint8Array; width: number },
  [x, y]: readonly [number, number],
  colour: readonly number[],
): number {
  const at = (y * width + x) * 3;
  return Math.max(...colour.map((value, c) => Math.abs(value - data[at + c]!)));
}

describe.each(VENDORS)("a made slide of $vendor", (vendor) => {
  test("is told by its content, and needs OpenSlide by name", async () => {
    await expect(openSlide(await slideOf(vendor), without)).rejects.toThrow(
      `is ${vendor.format}, which only OpenSlide reads`,
    );
  });

  describe.skipIf(!("library" in search))(
    "by OpenSlide (skipped where it is absent)",
    () => {
      test("has the vendor's levels, resolution and picture beside it", async () => {
        const path = await slideOf(vendor);
        const slide = await openSlide(path);
        expect(slide.properties["openslide.vendor"]).toBe(vendor.vendor);
        const { width, height } = vendor.glass ?? {
          width: WIDTH,
          height: HEIGHT,
        };
        expect([slide.width, slide.height]).toEqual([width, height]);
        expect(slide.levels.map((level) => level.downsample)).toEqual(
          vendor.downsamples,
        );
        expect(slide.mpp).toBeCloseTo(SIDES.across, 6);
        expect(slide.mppY).toBeCloseTo(vendor.mppY ?? SIDES.down, 6);
        const { name, size, colour } = vendor.picture;
        expect(slide.associated).toEqual([name]);
        const beside = await slide.readAssociated(name);
        expect([beside.width, beside.height]).toEqual(size);
        expect(offBy(beside, [20, 15], colour)).toBeLessThanOrEqual(3);
        await slide.close();
        await checkSlideDecodes(path);
      });

      test("shows each place at each resolution, across the edges of its tiles", async () => {
        const slide = await openSlide(await slideOf(vendor));
        const { left, top } = vendor.glass ?? { left: 0, top: 0 };
        for (const scale of [1, 2, 4, 8])
          for (const [x, y] of [
            [64, 64],
            [320, 192],
          ] as const) {
            const extent = { width: 128, height: 128 };
            const out = 128 / scale;
            const image = await slide.readRegion({
              ...{ ...extent, x: left + x, y: top + y },
              ...{ outWidth: out, outHeight: out },
            });
            for (const place of [1, out / 2, out - 2]) {
              const middle = (place + 0.5) * scale;
              const wanted = colourAt(x + middle, y + middle);
              expect(
                offBy(image, [place, place], wanted),
                `${scale}: ${place}`,
              ).toBeLessThanOrEqual(3);
            }
          }
        await slide.close();
      });

      test.each([0.1, 0.5, 0.9])(
        "cut short at %s of its bytes it is an error that names it",
        async (share) => {
          const bytes = readFileSync(await slideOf(vendor));
          const path = join(folder, `${vendor.vendor}.cut`);
          writeFileSync(path, bytes.subarray(0, bytes.length * share));
          const fault: unknown = await checkSlideDecodes(path).catch(
            (error: unknown) => error,
          );
          expect(fault).toBeInstanceOf(UnreadableSlideError);
          expect(String(fault)).toContain(`${vendor.vendor}.cut`);
        },
      );

      test("gives tiles that are read together as those read alone", async () => {
        const slide = await openSlide(await slideOf(vendor));
        const extent = { width: 96, height: 96, outWidth: 48, outHeight: 48 };
        const { left, top } = vendor.glass ?? { left: 0, top: 0 };
        const corners = [
          { x: left + 32, y: top + 32 },
          { x: left + 128, y: top + 32 },
        ];
        const together = await slide.readRegions(extent, corners);
        for (const [i, corner] of corners.entries()) {
          const alone = await slide.readRegion({ ...extent, ...corner });
          const middle = colourAt(corner.x - left + 49, corner.y - top + 49);
          expect(offBy(alone, [24, 24], middle)).toBeLessThanOrEqual(3);
          expect(
            Buffer.compare(together[i]!.data, alone.data),
            `tile ${i}`,
          ).toBe(0);
        }
        await slide.close();
      });
    },
  );
});

test.skipIf(!("library" in search))(
  "what a scanner did not look at is glass",
  async () => {
    const leica = VENDORS.find(({ vendor }) => vendor === "leica")!;
    const slide = await openSlide(await slideOf(leica));
    const { data } = await slide.readRegion({
      ...{ x: 0, y: 0, width: GLASS.width, height: GLASS.top },
      ...{ outWidth: GLASS.width, outHeight: GLASS.top },
    });
    expect(data.every((value) => value === 255)).toBe(true);
    await slide.close();
  },
);

test.skipIf(!("library" in search))(
  "a variant of a format that OpenSlide does not read is told as such",
  async () => {
    const path = join(folder, "planes.slide");
    await writeZeiss(path, SIDES, ["C", "Z", "S"]);
    await expect(openSlide(path)).rejects.toThrow(
      /planes\.slide: cannot be read by OpenSlide .*"Z".*this variant of the format.*export it as pyramidal TIFF/,
    );
  },
);
