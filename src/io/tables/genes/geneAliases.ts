/**
 * Symbols that HGNC has replaced, with those approved now. Only symbols that mean one gene are here: those of the
 * default panel, and the families renamed because spreadsheets take them for dates or because they are words.
 * @source HGNC, previous symbols (genenames.org); Bruford et al. 2020, doi:10.1038/s41588-020-0669-3
 */
export const GENE_ALIASES: ReadonlyMap<string, string> = new Map([
  ...numbered("MARCH", "MARCHF", 11),
  ...numbered("SEPT", "SEPTIN", 12),
  ["SEPT14", "SEPTIN14"],
  ["DEC1", "DELEC1"],
  ["MARC1", "MTARC1"],
  ["MARC2", "MTARC2"],
  ...["AARS", "CARS", "DARS", "EPRS", "GARS", "HARS", "IARS", "KARS", "LARS"]
    .concat(["MARS", "NARS", "QARS", "RARS", "SARS", "TARS", "VARS", "WARS"])
    .concat(["YARS"])
    .map((synthetase): [string, string] => [synthetase, `${synthetase}1`]),
  ["C14orf31", "FRMD6"],
  ["C20orf64", "TP53RK"],
  ["CORTBP2", "CTTNBP2"],
  ["GPR49", "LGR5"],
  ["PCDH21", "CDHR1"],
  ["SCYB13", "CXCL13"],
  ["TCF8", "ZEB1"],
  ["TNS", "TNS1"],
]);

function numbered(old: string, now: string, last: number): [string, string][] {
  return Array.from({ length: last }, (_, i) => [
    `${old}${String(i + 1)}`,
    `${now}${String(i + 1)}`,
  ]);
}

/** The approved symbol of a gene named by an older one; any other symbol as it is. */
export function approvedSymbol(symbol: string): string {
  return GENE_ALIASES.get(symbol) ?? symbol;
}
