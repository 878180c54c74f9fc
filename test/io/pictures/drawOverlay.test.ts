import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { Overlay } from "../../../src/io/pictures/drawOverlay.js";
import { drawOverlay } from "../../../src/io/pictures/drawOverlay.js";
import { OPACITY } from "../../../src/io/pictures/attentionLayer.js";
import { attentionScale } from "../../../src/io/pictures/attentionScale.js";

const GLASS = 240;
const [WIDTH, HEIGHT] = [800, 500];
/** Level-0 pixels for one of the thumbnail. */
const SCALE = 10;
const ATTENTION = [0.5, 0.5, 3, 0.5, 0.5, 1];

/** Two rows of three tiles that do not fall on whole pixels of the thumbnail. */
const TILES = ATTENTION.map((_, t) => ({
  x: 1003 + (t % 3) * 997,
  y: 508 + Math.floor(t / 3) * 997,
  size: 997,
}));
const LAST = TILES[2]!;

const OVERLAY: Overlay = {
  thumbnail: {
    width: WIDTH,
    height: HEIGHT,
    data: new Uint8Array(WIDTH * HEIGHT * 3).fill(GLASS),
  },
  frame: { x: 0, y: 0, width: WIDTH * SCALE, height: HEIGHT * SCALE },
  mpp: 0.5,
  tiles: TILES,
  attention: ATTENTION,
  outlines: [
    [
      [
        [LAST.x, LAST.y],
        [LAST.x + 997, LAST.y],
        [LAST.x + 997, LAST.y + 997],
        [LAST.x, LAST.y + 997],
      ],
    ],
  ],
  outlinedFrom: 2,
  title: "MUC2 is higher where there is more mucin",
  subtitle: "patient P1",
  notes: ["note"],
};

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

async function decode(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

let drawn: Picture;
let origin: { readonly left: number; readonly top: number };

beforeAll(async () => {
  drawn = await decode(await drawOverlay(OVERLAY));
  origin = cornerOf(drawn);
});

const at = ({ data, width }: Picture, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

/** Where the thumbnail begins: its glass is not the paper's white, and lies in more than a letter's edge. */
function cornerOf(picture: Picture): { left: number; top: number } {
  const isGlass = (x: number, y: number): boolean =>
    at(picture, x, y).every((value) => value === GLASS);
  for (let top = 0; top < picture.height; top++)
    for (let left = 0; left < 60; left++)
      if (isGlass(left, top) && isGlass(left + 30, top)) return { left, top };
  throw new Error("the thumbnail was not drawn");
}

/** Colour of the drawing at a place of the slide. */
const onSlide = (x: number, y: number): number[] =>
  at(
    drawn,
    origin.left + Math.round(x / SCALE),
    origin.top + Math.round(y / SCALE),
  );

/** Length of the longest run of black in a row. */
function blackRun(picture: Picture, y: number): number {
  let [run, longest] = [0, 0];
  for (let x = 0; x < picture.width; x++) {
    run = at(picture, x, y).every((value) => value < 40) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

test("a tile has the colour of its attention, mixed with the tissue", () => {
  const scale = attentionScale(ATTENTION, 2);
  TILES.forEach(({ x, y, size }, t) => {
    const named = scale.colour(ATTENTION[t]!).match(/\d+/g) ?? [];
    onSlide(x + size / 2, y + size / 2).forEach((value, channel) => {
      const mixed = OPACITY * Number(named[channel]) + (1 - OPACITY) * GLASS;
      expect(Math.abs(value - mixed)).toBeLessThan(2);
    });
  });
});

test("tissue that no tile covers stays as it is", () => {
  expect(onSlide(300, 300)).toEqual([GLASS, GLASS, GLASS]);
  expect(onSlide(7000, 4000)).toEqual([GLASS, GLASS, GLASS]);
});

test("tiles of one attention meet without a seam", () => {
  const y = TILES[0]!.y + 400;
  const inside = onSlide(TILES[0]!.x + 500, y);
  for (let x = TILES[0]!.x + 500; x < TILES[1]!.x + 500; x += SCALE)
    expect(onSlide(x, y)).toEqual(inside);
});

test("a region is outlined in black between white", () => {
  const y = LAST.y + 500;
  const edge = LAST.x + LAST.size;
  const across = Array.from({ length: 9 }, (_, i) =>
    onSlide(edge + (i - 4) * SCALE, y),
  );
  const dark = across.findIndex((colour) => colour.every((v) => v < 60));
  expect(dark).toBeGreaterThan(0);
  const light = across.filter((colour) => colour.every((v) => v > 245));
  expect(light.length).toBeGreaterThanOrEqual(2);
});

test("the scale bar is as long as its label says", () => {
  // A quarter of the picture is 200 px of 5 um: the longest round bar is 1 mm, or 200 px.
  const below = Array.from(
    { length: drawn.height - origin.top - HEIGHT },
    (_, i) => blackRun(drawn, origin.top + HEIGHT + i),
  );
  expect(Math.max(...below)).toBe(200);
});

test("the colour bar runs from the darkest colour below to the lightest above", () => {
  const x = origin.left + WIDTH + 24 + 10;
  const column = Array.from({ length: HEIGHT }, (_, y) =>
    at(drawn, x, origin.top + y),
  );
  const blue = column.findIndex(([r, , b]) => b! > r! + 20);
  const yellow = column.findIndex(([r, , b]) => r! > b! + 20);
  expect(yellow).toBeGreaterThan(0);
  expect(blue - yellow).toBeGreaterThan(100);
});

test("a narrow, low picture leaves room for what is said of it", async () => {
  const thumbnail = { width: 20, height: 10, data: new Uint8Array(600) };
  const frame = { x: 0, y: 0, width: 20, height: 10 };
  const small = { ...OVERLAY, thumbnail, frame, tiles: [], attention: [] };
  const { width, height } = await decode(await drawOverlay(small));
  expect(width).toBeGreaterThan(700);
  expect(height).toBeGreaterThan(250);
});
