/** Ways to bring the stains of all slides to one look before an encoder sees them. */
export const STAIN_NORMALISATIONS = ["none", "macenko"] as const;

/** Which way. */
export type StainNormalisation = (typeof STAIN_NORMALISATIONS)[number];
