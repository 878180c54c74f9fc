/** The default panel's genes (published work and known markers of colorectal cancer), in its order. */
const PANEL =
  "ASRGL1 ARMCX1 APC ATP9A AXIN2 B3GNT6 CAPN9 CCDC80 CDHR1 CTTNBP2 CXCR4 DACH1 DDX27 DNMT3B FBN1 FSCN1 GNLY LYZ MGP PLAGL2 POFUT1 QPRT RAB34 RASD1 RBMS1 SDC2 SEMA5A SPINK4 TIMP3 TNS1 TP53 TP53RK TRIB2 VAV2 WARS1 MUC2 CDX2 KRT23 LGR5 ASCL2 REG4 TFF3 ZEB1 FRMD6 HTR2B POSTN CXCL13".split(
    " ",
  );

/** Number of the first symbol beyond the panel, of the form that HGNC gives to long non-coding RNA. */
const FIRST = 1001;

/** Symbols of a simulated cohort's genes: the default panel's, cut short or gone on with. */
export function geneSymbols(genes: number): string[] {
  const beyond = Array.from(
    { length: Math.max(0, genes - PANEL.length) },
    (_, i) => `LINC0${FIRST + i}`,
  );
  return [...PANEL, ...beyond].slice(0, genes);
}
