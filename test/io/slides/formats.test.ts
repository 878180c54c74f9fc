import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import type { SlideReader } from "../../../src/io/slides/slideReader.js";
import { temporaryFolder } from "./pictureFiles.js";
import type { Field, TiledPage } from "./tiffFile.js";
import { writeTiff } from "./tiffFile.js";

const folder = temporaryFolder();
const without = () => Promise.resolve({ why: "this test has none" });
const open = (name: string): Promise<SlideReader> =>
  openSlide(join(folder, name), without);

/** A page whose red tells the column of pixels and whose green tells the row, each divided by `step`. */
function page(
  width: number,
  height: number,
  rest: Partial<TiledPage> & { step?: number } = {},
): TiledPage {
  const { step = 4, ...own } = rest;
  const tile = 64;
  const samples = own.samples ?? 3;
  const tileAt = (column: number, row: number): Uint8Array => {
    const data = Buffer.alloc(tile * tile * samples, 200);
    for (let y = 0; y < tile; y++)
      for (let x = 0; x < tile; x++) {
        const at = (y * tile + x) * samples;
        data[at] = (column * tile + x) / step;
        if (samples > 1) data[at + 1] = (row * tile + y) / step;
      }
    return deflateSync(data);
  };
  return { width, height, tile, tileAt, ...own };
}

const description = (text: string): Field => ({ tag: 270, text });
const ome = (pixels: string, inside = ""): Field =>
  description(
    `<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Image ID="Image:0"><Pixels DimensionOrder="XYCZT" Type="uint8" SizeX="600" SizeY="500" ${pixels}>${inside}</Pixels></Image></OME>`,
  );

describe("a format that only OpenSlide reads is told by its content, with name and remedy", () => {
  const tiffs: [string, Field[]][] = [
    ["a Hamamatsu slide (NDPI)", [{ tag: 65420, longs: [1] }]],
    [
      "a Leica slide (SCN)",
      [
        description(
          '<scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"/>',
        ),
      ],
    ],
    [
      "a Ventana slide (BIF)",
      [
        {
          tag: 700,
          bytes: Buffer.from('<EncodeInfo><iScan Magnification="40"'),
        },
      ],
    ],
    ["a Philips slide (TIFF)", [{ tag: 305, text: "Philips DP v1.0" }]],
    ["a slide in JPEG 2000", [{ tag: 259, shorts: [33005] }]],
  ];
  test.each(tiffs)("%s", async (format, fields) => {
    writeTiff(join(folder, "vendor.tif"), [page(200, 100, { fields })]);
    await expect(open("vendor.tif")).rejects.toThrow(
      `vendor.tif: is ${format}, which only OpenSlide reads, and it is not here (this test has none); install OpenSlide`,
    );
  });

  const others: [string, string, Buffer][] = [
    ["a Zeiss slide (CZI)", "a.tif", Buffer.from("ZISRAWFILE\0\0more")],
    [
      "a DICOM slide",
      "b.jpg",
      Buffer.concat([Buffer.alloc(128), Buffer.from("DICM more")]),
    ],
    [
      "a 3DHISTECH slide (MRXS)",
      "c.mrxs",
      Buffer.from("\xff\xd8\xff", "latin1"),
    ],
  ];
  test.each(others)("%s", async (format, name, bytes) => {
    mkdirSync(join(folder, "c"), { recursive: true });
    writeFileSync(join(folder, "c", "Slidedat.ini"), "[GENERAL]");
    writeFileSync(join(folder, name), bytes);
    await expect(open(name)).rejects.toThrow(
      `${name}: is ${format}, which only OpenSlide reads`,
    );
  });
});

describe("an OME-TIFF", () => {
  const below = [page(300, 250, { step: 2 }), page(100, 83, { step: 2 / 3 })];

  test("gives its levels from the pages below, and each level its own pixels", async () => {
    const fields = [ome('SizeC="3" PhysicalSizeX="0.5"')];
    writeTiff(join(folder, "ome.tif"), [page(600, 500, { fields, below })]);
    const slide = await open("ome.tif");
    expect(slide.levels.map(({ downsample }) => downsample)).toEqual([1, 2, 6]);
    expect(slide.mpp).toBe(0.5);
    for (const scale of [1, 2, 6]) {
      const [x, y] = [240, 120];
      const { data } = await slide.readRegion({
        ...{ x, y, width: 60, height: 60 },
        ...{ outWidth: 60 / scale, outHeight: 60 / scale },
      });
      expect([data[0], data[1], data[2]]).toEqual([x / 4, y / 4, 200]);
    }
  });

  test.each([
    ['PhysicalSizeX="0.25" PhysicalSizeXUnit="µm"', 0.25],
    ['PhysicalSizeX="0.25" PhysicalSizeXUnit="&#181;m"', 0.25],
    ['PhysicalSizeX="250" PhysicalSizeXUnit="nm"', 0.25],
    ['PhysicalSizeX="0.0005" PhysicalSizeXUnit="mm"', 0.5],
    ['PhysicalSizeX="0.5" PhysicalSizeXUnit="pixel"', null],
    ['PhysicalSizeX="wide"', null],
    ["", null],
  ])("whose XML says %s has a resolution of %s um/px", async (stated, mpp) => {
    const fields = [ome(`SizeC="3" ${stated}`)];
    writeTiff(join(folder, "mpp.tif"), [page(600, 500, { fields })]);
    const found = (await open("mpp.tif")).mpp;
    if (mpp === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(mpp, 12);
  });

  test("of several channels is refused rather than read by one of them", async () => {
    const fields = [ome('SizeC="4" SizeZ="1" SizeT="1"')];
    writeTiff(join(folder, "fluo.tif"), [
      page(200, 100, { samples: 1, fields }),
    ]);
    await expect(open("fluo.tif")).rejects.toThrow(
      /fluo\.tif: is an OME-TIFF with 4 channels.*brightfield/,
    );
  });
});

test.each([
  ["inch", 2, [50_800, 1], 0.5],
  ["centimetre", 3, [40_000, 1], 0.25],
  ["none", 1, [40_000, 1], null],
] as const)(
  "a TIFF's resolution in the unit %s is read",
  async (_, unit, ratio, mpp) => {
    const fields: Field[] = [
      { tag: 282, ratio },
      { tag: 296, shorts: [unit] },
    ];
    writeTiff(join(folder, "unit.tif"), [page(200, 100, { fields })]);
    expect((await open("unit.tif")).mpp).toBe(mpp);
  },
);

test.each<[string, Field[], number, number | null]>([
  [
    "a TIFF",
    [
      { tag: 282, ratio: [20_000, 1] },
      { tag: 283, ratio: [40_000, 1] },
      { tag: 296, shorts: [3] },
    ],
    0.5,
    0.25,
  ],
  [
    "an OME-TIFF",
    [
      ome(
        'SizeC="3" PhysicalSizeX="0.5" PhysicalSizeY="250" PhysicalSizeYUnit="nm"',
      ),
    ],
    0.5,
    0.25,
  ],
  [
    "an OME-TIFF that states its width alone",
    [ome('SizeC="3" PhysicalSizeX="0.5"')],
    0.5,
    null,
  ],
])(
  "the height of a pixel is read beside its width from %s",
  async (_, fields, mpp, mppY) => {
    writeTiff(join(folder, "sides.tif"), [page(200, 100, { fields })]);
    expect(await open("sides.tif")).toMatchObject({ mpp, mppY });
  },
);

test("Aperio's description gives resolution, properties and no level of a label", async () => {
  const aperio = description(
    "Aperio Image Library v12\r\n200x100 (64x64) JPEG|AppMag = 40|MPP = 0.2520|Title = a = b",
  );
  writeTiff(join(folder, "aperio.svs"), [page(200, 100, { fields: [aperio] })]);
  const slide = await open("aperio.svs");
  expect(slide.mpp).toBe(0.252);
  expect(slide.properties).toMatchObject({
    "aperio.AppMag": "40",
    "aperio.Title": "a = b",
  });
});

test("levels that are no powers of two are each used from the scale on that they serve", async () => {
  writeTiff(join(folder, "odd.tif"), [
    page(600, 500),
    page(200, 167, { step: 4 / 3 }),
    page(85, 71, { step: 4 / 7 }),
  ]);
  const slide = await open("odd.tif");
  expect(slide.levels.map(({ width }) => width)).toEqual([600, 200, 85]);
  for (const out of [120, 60, 40, 17, 10]) {
    const wanted = { x: 400, y: 300, width: 120, height: 120 };
    const { data } = await slide.readRegion({
      ...wanted,
      outWidth: out,
      outHeight: out,
    });
    const middle = (Math.floor(out / 2) * out + Math.floor(out / 2)) * 3;
    const scale = 120 / out;
    expect(Math.abs(data[middle]! - 460 / 4)).toBeLessThan(1 + scale / 4);
    expect(Math.abs(data[middle + 1]! - 360 / 4)).toBeLessThan(1 + scale / 4);
  }
});
