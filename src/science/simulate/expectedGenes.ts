import type { TissueKind } from "./tissue/tissueKind.js";

/** What pathologists would expect to follow a morphology; links take these where the cohort has them. */
export const EXPECTED_GENES: Readonly<
  Record<TissueKind, Readonly<Record<"HIGHER" | "LOWER", readonly string[]>>>
> = {
  mucin: {
    HIGHER: ["MUC2", "TFF3", "REG4", "SPINK4"],
    LOWER: ["APC", "AXIN2"],
  },
  lymphocytes: {
    HIGHER: ["CXCL13", "GNLY", "WARS1"],
    LOWER: ["ATP9A", "QPRT"],
  },
  stroma: {
    HIGHER: ["POSTN", "CCDC80", "FBN1", "MGP"],
    LOWER: ["CDX2", "CDHR1"],
  },
  gland: { HIGHER: ["LGR5", "ASCL2", "KRT23"], LOWER: ["ZEB1", "FRMD6"] },
  necrosis: { HIGHER: ["FSCN1", "SDC2"], LOWER: ["CAPN9", "B3GNT6"] },
  fat: { HIGHER: ["TIMP3", "TNS1"], LOWER: ["DDX27", "POFUT1"] },
};
