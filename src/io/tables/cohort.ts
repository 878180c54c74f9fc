import type { HashedFile } from "./hashedFile.js";

/** A rectangle in level-0 pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Ready features of a slide view. */
export interface ViewFeatures {
  /** As written in slides.csv. */
  readonly file: string;
  /** The file itself, and that of its coordinates where they lie apart. */
  readonly parts: readonly HashedFile[];
  readonly layout: string;
  /** Of the whole file; of a rectangle, those within it are meant. */
  readonly tiles: number;
  readonly dim: number;
  /** Edge of a tile in level-0 pixels. */
  readonly size: number;
}

/** One row of slides.csv: a slide, or a rectangle of one, that belongs to one bag. */
export interface SlideView {
  /** Unique in the cohort: the slide's name, followed by "/" and the region where the unit is a region. */
  readonly key: string;
  readonly slide: string;
  readonly patient: string;
  /** What the slide was cut from, where slides.csv names it. */
  readonly specimen?: string;
  /** As written in slides.csv. */
  readonly file: string;
  /** Absolute, links resolved, checked to lie in the folder or a configured slide root. */
  readonly path: string;
  /** Hash of the file's bytes, hex; of a slide of several files, of all of theirs. */
  readonly sha256: string;
  /** All files of a slide of several, the one that names it first. */
  readonly parts?: readonly HashedFile[];
  /** Microns per pixel at level 0: the manifest's, else the file's own. */
  readonly mpp: number;
  readonly width: number;
  readonly height: number;
  /** The part of the slide that is meant; null: all of it. */
  readonly rect: Rect | null;
  /** Ready features, where the row names some: their tiles are the slide's. */
  readonly features?: ViewFeatures;
}

/** What is predicted as one: a patient with all slides, or one region of a section. */
export interface CohortBag {
  /** The pseudonym, or the region's name: the key of a row of the expression table. */
  readonly id: string;
  readonly patient: string;
  /** Bags of one group are never divided by a split; the patient where no group is given. */
  readonly group: string;
  readonly site: string | null;
  readonly subtype: string | null;
  readonly split: "train" | "test" | null;
  /** The other columns of patients.csv, where they are not empty. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly views: readonly SlideView[];
}

/** A cohort folder, read and found without fault. */
export interface Cohort {
  readonly name: string;
  readonly tissue: string;
  readonly unit: "patient" | "region";
  readonly folder: string;
  /** cohort.json as parsed; with the name it identifies the cohort. */
  readonly manifest: unknown;
  readonly bags: readonly CohortBag[];
  readonly expression: {
    readonly sha256: string;
    readonly scale: "linear" | "log2";
    readonly measure: "RSEM" | "TPM" | "FPKM" | "counts";
    /** The genes read: those of the panel that the table has. */
    readonly genes: readonly string[];
    /** As in the file; NaN where not measured. @shape [bags, genes] */
    readonly values: Float64Array;
  };
  /** The table of spots, for outside evidence; null where there is none. Read it with readSpots. */
  readonly spots: { readonly file: string; readonly sha256: string } | null;
  readonly panel: { readonly name: string; readonly genes: readonly string[] };
  /** Patients left out, with the reason; only where the user asked for it. */
  readonly leftOut: readonly {
    readonly patient: string;
    readonly reason: string;
  }[];
}
