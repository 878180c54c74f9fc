/** Kinds of tissue that are drawn; an index into this list marks a place's kind. */
export const TISSUE_KINDS = [
  "stroma",
  "gland",
  "lymphocytes",
  "mucin",
  "necrosis",
  "fat",
] as const;

/** Name of a drawn kind. */
export type TissueKind = (typeof TISSUE_KINDS)[number];

/** Marks a place where there is no tissue. */
export const GLASS = TISSUE_KINDS.length;

/** Index of a kind by its name. */
export const KIND: Readonly<Record<TissueKind, number>> = {
  stroma: 0,
  gland: 1,
  lymphocytes: 2,
  mucin: 3,
  necrosis: 4,
  fat: 5,
};

/** Share of the tissue's area that each kind takes; they sum to one. */
export type Composition = Readonly<Record<TissueKind, number>>;

/** A composition from a function of the kind. */
export function compositionOf(
  share: (kind: TissueKind) => number,
): Composition {
  return {
    stroma: share("stroma"),
    gland: share("gland"),
    lymphocytes: share("lymphocytes"),
    mucin: share("mucin"),
    necrosis: share("necrosis"),
    fat: share("fat"),
  };
}
