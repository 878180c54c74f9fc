/** Which genes are asked for: some by name, every one of the table, or (null) the cohort's panel, else the default one. */
export type AskedGenes = readonly string[] | "all" | null;

/** Genes that a discovery tries. */
export interface Panel {
  readonly name: string;
  readonly genes: readonly string[];
}

/**
 * The default panel: 35 genes of attention-based regression in colorectal tissue, then 12 published markers of its
 * molecular subtypes.
 * @source Graziani et al., iMIMIC 2022
 */
export const CRC_CMS_47: Panel = {
  name: "crc-cms-47",
  genes: [
    ..."ASRGL1 ARMCX1 APC ATP9A AXIN2 B3GNT6 CAPN9 CCDC80 CDHR1 CTTNBP2".split(
      " ",
    ),
    ..."CXCR4 DACH1 DDX27 DNMT3B FBN1 FSCN1 GNLY LYZ MGP PLAGL2 POFUT1".split(
      " ",
    ),
    ..."QPRT RAB34 RASD1 RBMS1 SDC2 SEMA5A SPINK4 TIMP3 TNS1 TP53".split(" "),
    ..."TP53RK TRIB2 VAV2 WARS1".split(" "),
    ..."MUC2 CDX2 KRT23 LGR5 ASCL2 REG4 TFF3 ZEB1 FRMD6 HTR2B".split(" "),
    ..."POSTN CXCL13".split(" "),
  ],
};
