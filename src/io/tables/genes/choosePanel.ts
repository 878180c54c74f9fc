import type { FindingLedger } from "../findings/findingLedger.js";
import { approvedSymbol } from "./geneAliases.js";
import { isMangledSymbol } from "./mangledSymbol.js";
import { CRC_CMS_47 } from "./panel.js";
import type { Panel } from "./panel.js";

/** The panel of a reading, and whether somebody named it: only then is a gene that the table lacks a fault. */
export interface ChosenPanel extends Panel {
  readonly named: boolean;
}

/** The panel that was asked for, else the cohort's own, else the default one; by approved symbols, each once. */
export function choosePanel(
  asked: readonly string[] | null,
  ofCohort: readonly string[] | null,
  ledger: FindingLedger,
): ChosenPanel {
  if (asked !== null) return named("asked", "panel", asked, ledger);
  if (ofCohort !== null)
    return named("cohort", "cohort.json", ofCohort, ledger);
  return { ...CRC_CMS_47, named: false };
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
  return { name, genes: [...genes], named: true };
}
