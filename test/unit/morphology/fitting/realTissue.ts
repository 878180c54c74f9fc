import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import sharp from "sharp";
import type { RgbImage } from "../../../../src/science/slide/rgbImage.js";
import type { Outline } from "./outlines.js";
import {
  GOBLET_IMAGES,
  KATHER_BLOOD,
  KATHER_MUCUS,
  NUCLEI_OUTLINES,
  TCGA_OUTLINES,
} from "./outlines.js";

/** A real picture at 1 um/px and what is known of it. */
export interface RealTissue {
  readonly set: "kather" | "nct" | "tcga" | "nuclei";
  readonly id: string;
  /** Pictures of one slide, which are held out together. */
  readonly slide: string;
  readonly label: string;
  /** Kind of the whole picture; null where parts differ or none is fitted. */
  readonly kind: string | null;
  readonly outlines: readonly Outline[];
  readonly nuclei: readonly { type: string; x: number; y: number }[];
  /** Nuclei counted by the annotators, and the share of inflammatory ones among those that they classed. */
  readonly counted: number;
  readonly inflammatory: number;
  readonly image: RgbImage;
}

const KATHER: Readonly<Record<string, string>> = {
  tumour: "epithelium",
  stroma: "stroma",
  lymphocytes: "lymphocytes",
  normal_mucosa: "mucosa",
  adipose: "fat",
  empty: "empty",
};
const NCT: Readonly<Record<string, string>> = {
  adipose: "fat",
  background: "empty",
  debris: "bland necrosis",
  lymphocytes: "lymphocytes",
  mucus: "mucin",
  smooth_muscle: "stroma",
  normal_mucosa: "mucosa",
  cancer_stroma: "stroma",
  tumour_epithelium: "epithelium",
};
const NONE = { outlines: [], nuclei: [], counted: 0, inflammatory: 0 };

/** Reads every labelled picture of real tissue under the shared data. */
export async function realTissue(data: string): Promise<RealTissue[]> {
  return [
    ...(await katherTiles(data)),
    ...(await nct(join(data, "tiles_nct_crc"))),
    ...(await tcga(join(data, "tiles_tcga_crc"))),
    ...(await nucleiImages(data)),
  ];
}

/** Kather's tiles. */
export async function katherTiles(data: string): Promise<RealTissue[]> {
  const folder = join(data, "tiles_kather");
  return Promise.all(
    rows(join(folder, "manifest.csv")).map(async (row) => {
      const file = row["file"] ?? "";
      const label = row["label"] ?? "";
      return {
        ...NONE,
        set: "kather" as const,
        id: file,
        slide: file,
        label,
        kind: KATHER[label] ?? debrisKind(file, label),
        image: await read(join(folder, file), 74),
      };
    }),
  );
}

function debrisKind(file: string, label: string): string | null {
  if (label !== "debris_mucus") return null;
  if (KATHER_MUCUS.includes(file)) return "mucin";
  return KATHER_BLOOD.includes(file) ? "blood" : "stroma";
}

async function nct(folder: string): Promise<RealTissue[]> {
  return Promise.all(
    rows(join(folder, "manifest.csv")).map(async (row) => {
      const file = row["file"] ?? "";
      const label = row["label"] ?? "";
      const kind = NCT[label] ?? null;
      const image = await read(join(folder, file), 112);
      return {
        ...NONE,
        set: "nct" as const,
        id: file,
        slide: file,
        label,
        kind,
        image,
      };
    }),
  );
}

async function tcga(folder: string): Promise<RealTissue[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith("jpg"))
    .sort();
  return Promise.all(
    Object.entries(TCGA_OUTLINES).map(async ([place, outlines]) => {
      const file = files[Number(place)] ?? "";
      const slide = /TCGA-..-....-.../.exec(file)?.[0] ?? file;
      const image = await read(join(folder, file), 256);
      return {
        ...NONE,
        set: "tcga" as const,
        id: file,
        slide,
        label: "",
        kind: null,
        outlines,
        image,
      };
    }),
  );
}

/** Images with classed nuclei. */
export async function nucleiImages(data: string): Promise<RealTissue[]> {
  const folder = join(data, "nuclei_crc");
  const points = rows(join(folder, "nuclei.csv"));
  return Promise.all(
    rows(join(folder, "image_summary.csv")).map(async (row) => {
      const id = row["image"] ?? "";
      const own = points.filter(
        ({ image, type }) => image === id && type !== "detection",
      );
      return {
        set: "nuclei" as const,
        id,
        slide: id,
        label: "",
        kind: null,
        outlines: NUCLEI_OUTLINES[id] ?? [],
        nuclei: own.map(({ type, x, y }) => ({
          type: typeOf(type ?? "", id),
          x: Number(x) / 2,
          y: Number(y) / 2,
        })),
        counted: Number(row["detected"]),
        inflammatory: Number(row["frac_inflammatory"]),
        image: await read(join(folder, "images", `${id}.png`), 250),
      };
    }),
  );
}

function typeOf(type: string, id: string): string {
  if (type === "epithelial")
    return GOBLET_IMAGES.includes(id) ? "mucosa" : "epithelium";
  if (type === "inflammatory") return "lymphocytes";
  return type === "fibroblast" ? "stroma" : type;
}

function rows(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

async function read(path: string, edge: number): Promise<RgbImage> {
  const { data, info } = await sharp(path)
    .flatten({ background: "#ffffff" })
    .resize(edge, edge, { fit: "fill" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
