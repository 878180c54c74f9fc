import type { MorphologyName } from "./names.js";

/**
 * What is measured of a tile beside the morphologies of claims, in the order of every array's columns. No claim is made
 * about these, so they add nothing to what is tried.
 */
export const MEASURES = [
  "nuclear_count",
  "nuclear_size",
  "lymphocyte_like",
  "lumen",
] as const;

/** Name of a measure that no claim is made about. */
export type MeasureName = (typeof MEASURES)[number];

/** What a measure's number means. */
export interface MeasureMeaning {
  readonly unit: string;
  readonly meaning: string;
  /** The method, or the data that it was fitted on. */
  readonly source: string;
}

const KINDS_OF_TISSUE =
  "a softmax on features of 28 um windows (kindModel), fitted on Kather 2016 (Zenodo 53169), NCT-CRC-HE (Zenodo 1214456), TCGA tiles and CRCHistoPhenotypes (Sirinukunwattana 2016)";
const CENTRES =
  "peaks of haematoxylin (Ruifrok & Johnston 2001, PMID 11531144) that stand out from their surroundings (nuclearCentres)";
const OUTLINES =
  "watershed from the middles (Meyer 1994, doi:10.1016/0165-1684(94)90060-4) down to the level around each (nuclei)";

const share = (meaning: string): MeasureMeaning => ({
  unit: "share of area",
  meaning,
  source: KINDS_OF_TISSUE,
});

/** Unit, meaning and source of everything that is measured of a tile. */
export const MEANINGS: Readonly<
  Record<MorphologyName | MeasureName, MeasureMeaning>
> = {
  mucin: share("mucus, in pools or in goblet cells"),
  lymphocytes: share("tissue densely held by lymphocytes"),
  stroma: share("collagen, fibroblasts and smooth muscle"),
  gland: share("epithelium, of tumour or of mucosa"),
  necrosis: share("dead tissue and debris"),
  fat: share("adipose tissue"),
  nuclear_density: {
    unit: "nuclei/mm^2",
    meaning: "nuclei over the tile's area",
    source: CENTRES,
  },
  nuclear_count: { unit: "nuclei", meaning: "nuclei found", source: CENTRES },
  nuclear_size: {
    unit: "um^2",
    meaning: "mean area of a nucleus' outline; 0 where there is none",
    source: OUTLINES,
  },
  lymphocyte_like: {
    unit: "share of nuclei",
    meaning:
      "mean chance of a nucleus to be an inflammatory cell's, which is small, round and dark; 0 where there is none",
    source:
      "logistic on size, roundness and contrast (lymphocyteModel), fitted on nuclei_crc (CRCHistoPhenotypes, Sirinukunwattana 2016)",
  },
  lumen: {
    unit: "share of area",
    meaning: "pale regions that are bordered by epithelium",
    source: "regions below 0.1 optical density, their rim by kindModel (lumen)",
  },
};
