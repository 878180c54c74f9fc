import { KINDS } from "../../../../src/science/morphology/kindModel.js";
import { tileChannels } from "../../../../src/science/morphology/tileChannels.js";
import {
  WINDOW,
  WINDOW_FEATURES,
  windowFeatures,
} from "../../../../src/science/morphology/windowFeatures.js";
import type { RgbImage } from "../../../../src/science/slide/rgbImage.js";
import type { RealTissue } from "./realTissue.js";

/** A window of real tissue with its kind. */
export interface LabelledWindow {
  readonly slide: string;
  /** Index in KINDS. */
  readonly kind: number;
  readonly features: Float32Array;
  weight: number;
}

const SIZE = WINDOW_FEATURES.length;
const WHITE = WINDOW_FEATURES.indexOf("white");
const SOLID = ["stroma", "epithelium", "mucosa", "lymphocytes", "debris"];
/** Between classes of equal weight (1) and windows of equal weight (0): kinds that are rare here stay rarer. */
const BALANCE = 0.9;

/** All windows whose kind is known, weighted so that no picture and no kind rules; `changes` adds stain variants. */
export function labelledWindows(
  pictures: readonly RealTissue[],
  changes: number,
): LabelledWindow[] {
  const random = lehmer(1);
  const windows: LabelledWindow[] = [];
  for (const picture of pictures)
    for (let change = 0; change <= changes; change++) {
      const image = change ? restain(picture.image, random) : picture.image;
      const own = windowsOf(picture, image);
      for (const window of own)
        window.weight = 1 / Math.sqrt(own.length) / (changes + 1);
      windows.push(...own);
    }
  return balanced(windows);
}

function windowsOf(picture: RealTissue, image: RgbImage): LabelledWindow[] {
  const { rows, columns, values } = windowFeatures(tileChannels(image));
  const found: LabelledWindow[] = [];
  const middle = (i: number, n: number): number =>
    Math.round((i * (image.width - WINDOW)) / (n - 1)) + WINDOW / 2;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const name = kindAt(picture, middle(column, columns), middle(row, rows));
      const kind = KINDS.findIndex((one) => one.kind === name);
      const at = (row * columns + column) * SIZE;
      const features = values.slice(at, at + SIZE);
      const gap = SOLID.includes(name ?? "") && features[WHITE]! > 0.5;
      if (kind >= 0 && !gap)
        found.push({ slide: picture.slide, kind, features, weight: 0 });
    }
  return found;
}

/** The kind of a place: the whole picture's, an outline's, or that of the nuclei around it. */
function kindAt(picture: RealTissue, x: number, y: number): string | null {
  if (picture.kind) return picture.kind;
  for (const [kind, left, top, right, bottom] of picture.outlines)
    if (x >= left + 5 && x <= right - 5 && y >= top + 5 && y <= bottom - 5)
      return kind;
  const near = picture.nuclei.filter(
    (nucleus) => Math.abs(nucleus.x - x) < 18 && Math.abs(nucleus.y - y) < 18,
  );
  const share = (...types: string[]): number =>
    near.filter(({ type }) => types.includes(type)).length / near.length;
  if (near.length >= 4 && share("epithelium", "mucosa") >= 0.8)
    return near.some(({ type }) => type === "mucosa") ? "mucosa" : "epithelium";
  if (near.length >= 6 && share("lymphocytes") >= 0.8) return "lymphocytes";
  if (near.length >= 2 && near.length <= 6 && share("stroma") >= 0.9)
    return "stroma";
  return null;
}

/** Another laboratory's stain: strength by up to a fifth, each channel by up to a seventh. */
function restain(image: RgbImage, random: () => number): RgbImage {
  const strength = 1 + (random() - 0.5) * 0.4;
  const powers = [0, 1, 2].map(() => strength * (1 + (random() - 0.5) * 0.3));
  const data = image.data.map((value, at) =>
    Math.round(255 * (Math.max(value, 1) / 255) ** powers[at % 3]!),
  );
  return { ...image, data };
}

function balanced(windows: LabelledWindow[]): LabelledWindow[] {
  const totals = KINDS.map((_, kind) =>
    windows.reduce((sum, one) => sum + (one.kind === kind ? one.weight : 0), 0),
  );
  for (const one of windows) one.weight /= totals[one.kind]! ** BALANCE;
  const total = windows.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of windows) one.weight /= total;
  return windows;
}

function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
