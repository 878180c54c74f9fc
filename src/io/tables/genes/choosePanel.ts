import { ALL_GENES } from "../../../science/expression/allGenes.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { approvedSymbol } from "./geneAliases.js";
import { isMangledSymbol } from "./mangledSymbol.js";
import { CRC_CMS_47 } from "./panel.js";
import type { AskedGenes, Panel } from "./panel.js";

/**
 * The panel of a reading. Only where somebody `named` it is a gene that the table lacks a fault; `all` has the genes of the
 * table, which are not known before it is read.
 */
export interface ChosenPanel extends Panel {
  readonly kind: "named" | "default" | "all";
}

/** The panel that was asked for, else the cohort's own, else the default one; by approved symbols, each once. */
export function choosePanel(
  asked: AskedGenes,
  ofCohort: readonly string[] | null,
  ledger: FindingLedger,
): ChosenPanel {
  if (asked === "all") return { name: ALL_GENES, genes: [], kind: "all" };
  if (asked !== null) return named("asked", "panel", asked, ledger);
  if (ofCohort !== null)
    return named("cohort", "cohort.json", ofCohort, ledger);
  return { ...CRC_CMS_47, kind: "default" };
}

function named(
  name: string,
  file: string,
  symbols: readonly string[],
  ledger: FindingLedger,
): ChosenPanel {
  const genes = new Set<string>();
  if (symbols.length === 0)
    ledger.fault(
      "EMPTY_PANEL",
      { file, column: "panel" },
      "The panel names no gene.",
      "Name its genes, or leave the panel out to take the default one.",
    );
  for (const written of symbols) {
    const symbol = written.trim();
    const place = { file, column: "panel", value: written };
    const gene = approvedSymbol(symbol);
    if (isMangledSymbol(symbol) || symbol === "")
      ledger.fault(
        "MANGLED_GENE",
        place,
        `${JSON.stringify(written)} is no gene symbol.`,
        "Write the gene's HGNC symbol.",
      );
    else if (genes.has(gene))
      ledger.notice(
        "DUPLICATE_GENE",
        place,
        `Gene ${gene} is in the panel more than once and is tried once.`,
        "Nothing needs to be done.",
      );
    else genes.add(gene);
  }
  return { name, genes: [...genes], kind: "named" };
}
