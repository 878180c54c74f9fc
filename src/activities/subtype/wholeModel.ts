import type { EbmModel } from "../../science/subtype/ebm/ebmModel.js";
import { importance } from "../../science/subtype/ebm/importance.js";
import { pairImportance } from "../../science/subtype/ebm/pairImportance.js";
import { shapeSlopes } from "../../science/subtype/marks/shapeSlopes.js";
import type { SubtypeReport } from "./subtypeReport.js";

/** What the explainable model of all patients says of genes; of how their shapes slope, those of the folds have a say. */
export function wholeModel(
  whole: EbmModel,
  folds: readonly EbmModel[],
): Pick<SubtypeReport, "importance" | "pairs" | "slopes"> {
  return {
    importance: importance(whole)
      .map(({ feature: gene, value, byScore }) => ({ gene, value, byScore }))
      .sort((a, b) => b.value - a.value || (a.gene < b.gene ? -1 : 1)),
    pairs: pairImportance(whole)
      .map(({ features: genes, value }) => ({ genes, value }))
      .sort((a, b) => b.value - a.value),
    slopes: shapeSlopes(...alike(whole, folds)),
  };
}

/** The shapes of the genes that all models were taught. Pairs name places among all terms, so that none is left. */
function alike(
  whole: EbmModel,
  folds: readonly EbmModel[],
): [EbmModel, readonly EbmModel[]] {
  const taught = folds.map(
    ({ terms }) => new Set(terms.map(({ feature }) => feature)),
  );
  const shared = whole.terms
    .map(({ feature }) => feature)
    .filter((feature) => taught.every((own) => own.has(feature)));
  const cut = (model: EbmModel): EbmModel => {
    const own = new Map(model.terms.map((term) => [term.feature, term]));
    const terms = shared.map((feature) => own.get(feature)!);
    return { ...model, terms, pairs: [] };
  };
  return [cut(whole), folds.map(cut)];
}
