import {
  copyFileSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkSlideDecodes } from "../../../src/io/slides/checkSlideDecodes.js";
import { probeSlide } from "../../../src/io/slides/probeSlide.js";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import { tileSlide } from "../../../src/io/slides/slideWork.js";
import { UnreadableSlideError } from "../../../src/io/slides/unreadableSlideError.js";
import { gradient, temporaryFolder, writePyramid } from "./pictureFiles.js";

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

/** Mean red and green of a picture. */
function meanOf(data: Uint8Array): [number, number] {
  let red = 0;
  let green = 0;
  for (let at = 0; at < data.length; at += 3) {
    red += data[at]!;
    green += data[at + 1]!;
  }
  return [(red / data.length) * 3, (green / data.length) * 3];
}

test("a pyramid gives its size, resolution and levels, and any region at any size", async () => {
  await writePyramid(file("a.tif"), { width: 900, height: 700, mpp: 0.5 });
  const slide = await openSlide(file("a.tif"));
  expect([slide.width, slide.height]).toEqual([900, 700]);
  expect(slide.mpp).toBeCloseTo(0.5, 6);
  expect(slide.levels.map(({ width }) => width)).toEqual([900, 450, 225, 112]);
  for (const out of [400, 200, 100, 37]) {
    const part = {
      x: 300,
      y: 200,
      width: 400,
      height: 400,
      outWidth: out,
      outHeight: out,
    };
    const { data, width, height } = await slide.readRegion(part);
    expect([width, height, data.length]).toEqual([out, out, out * out * 3]);
    const [red, green] = meanOf(data);
    expect(red).toBeCloseTo((500 / 900) * 250, -0.5);
    expect(green).toBeCloseTo((400 / 700) * 250, -0.5);
  }
  await slide.close();
});

test("what lies beyond the edge is white", async () => {
  await writePyramid(file("b.tif"), { width: 300, height: 260, mpp: 0.5 });
  const slide = await openSlide(file("b.tif"));
  const over = await slide.readRegion({
    x: 200,
    y: -50,
    width: 200,
    height: 100,
    outWidth: 200,
    outHeight: 100,
  });
  const at = (x: number, y: number) => [
    ...over.data.subarray((y * 200 + x) * 3, (y * 200 + x) * 3 + 3),
  ];
  expect(at(10, 10)).toEqual([255, 255, 255]);
  expect(at(150, 80)).toEqual([255, 255, 255]);
  expect(at(10, 80)[0]).toBeLessThan(200);
  const away = await slide.readRegion({
    x: 5000,
    y: 0,
    width: 10,
    height: 10,
    outWidth: 5,
    outHeight: 5,
  });
  expect(away.data.every((value) => value === 255)).toBe(true);
});

test("JPEG, PNG and TIFF in strips give the same region as the pyramid, within JPEG's rounding", async () => {
  const picture = gradient(640, 480);
  await picture.clone().jpeg({ quality: 95 }).toFile(file("c.jpg"));
  await picture.clone().png().toFile(file("c.png"));
  await picture.clone().tiff({ compression: "lzw" }).toFile(file("c.tif"));
  await writePyramid(file("c-pyramid.tif"), {
    width: 640,
    height: 480,
    mpp: 0.5,
  });
  const region = {
    x: 100,
    y: 60,
    width: 400,
    height: 300,
    outWidth: 100,
    outHeight: 75,
  };
  const read = async (name: string) =>
    (await (await openSlide(file(name))).readRegion(region)).data;
  const reference = await read("c-pyramid.tif");
  for (const name of ["c.jpg", "c.png", "c.tif"]) {
    const found = await read(name);
    let off = 0;
    found.forEach((value, i) => (off += Math.abs(value - reference[i]!)));
    expect(off / found.length, name).toBeLessThan(3);
  }
});

test("the content tells the format, not the name", async () => {
  await gradient(60, 50).png().toFile(file("real.png"));
  copyFileSync(file("real.png"), file("named.svs"));
  expect(await probeSlide(file("named.svs"))).toEqual({
    width: 60,
    height: 50,
    mpp: null,
    mppY: null,
  });
  writeFileSync(file("text.svs"), "this is no picture");
  await expect(openSlide(file("text.svs"))).rejects.toThrow(
    /text\.svs: is no TIFF, JPEG or PNG; export it again/,
  );
  writeFileSync(file("empty.tif"), "");
  await expect(openSlide(file("empty.tif"))).rejects.toThrow(
    /empty\.tif: is empty/,
  );
  await expect(openSlide(file("absent.tif"))).rejects.toThrow(
    /absent\.tif: cannot be opened/,
  );
});

test.each(["tif", "jpg", "png"])("a %s cut at half is named", async (kind) => {
  const path = file(`whole.${kind}`);
  if (kind === "tif")
    await writePyramid(path, { width: 700, height: 600, mpp: 0.5 });
  else
    await gradient(700, 600)
      .toFormat(kind === "jpg" ? "jpeg" : "png")
      .toFile(path);
  await checkSlideDecodes(path);
  const half = file(`half.${kind}`);
  copyFileSync(path, half);
  truncateSync(half, Math.floor(readFileSync(path).length / 2));
  const found = await checkSlideDecodes(half).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(UnreadableSlideError);
  expect(String(found)).toMatch(
    new RegExp(
      `half\\.${kind}: .*(truncated|decoded).*copy or export it again`,
    ),
  );
});

test("bytes lost in the middle of a pyramid are found when they are read", async () => {
  const path = file("holed.tif");
  await writePyramid(path, { width: 700, height: 600, mpp: 0.5 });
  const bytes = readFileSync(path);
  bytes.fill(0, 1000, Math.floor(bytes.length / 2));
  writeFileSync(path, bytes);
  const failure = await tileSlide({ path, mpp: 0.5, rect: null })
    .then(() => checkSlideDecodes(path))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnreadableSlideError);
});

test("a resolution that no scanner gives is refused with its value", async () => {
  await writePyramid(file("mpp.tif"), { width: 300, height: 200, mpp: 0.5 });
  for (const mpp of [0.01, 9, Number.NaN])
    await expect(
      tileSlide({ path: file("mpp.tif"), mpp, rect: null }),
    ).rejects.toThrow(new RegExp(`mpp\\.tif: ${String(mpp)} um/px`));
});
