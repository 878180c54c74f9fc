import type { KeptReport } from "../../runs/subtypeResults.js";
import type { KeptSubtypes } from "./keptSubtypes.type.js";
import type { SubtypeDrop } from "./subtypeDrop.type.js";
import { byClass, modelOf } from "./subtypeReportOf.js";

/** A kept report of what images keep, as the API shows it. */
export function keptSubtypesOf(kept: KeptReport): KeptSubtypes {
  const names = kept.classes.map(({ name }) => name);
  const { crossTable } = kept;
  return {
    ...kept,
    notes: [...kept.notes],
    genes: [...kept.genes],
    classes: [...kept.classes],
    inputs: kept.inputs.map((input) => modelOf(input, names)),
    drop: dropOf(kept.drop, names),
    beyondEmbedding: dropOf(kept.beyondEmbedding, names),
    predictions: kept.predictions.map(({ measured, predicted, ...of }) => ({
      ...of,
      measured: byClass(names, measured),
      predicted: byClass(names, predicted),
    })),
    crossTable: {
      genes: crossTable.genes.map(({ importance, important, ...gene }) => ({
        ...gene,
        byClass: crossTable.classes.map((name, k) => ({
          class: name,
          importance: importance[k]!,
          important: important[k]!,
        })),
      })),
      byClass: crossTable.byScore.map((own, k) => ({
        ...own,
        class: crossTable.classes[k]!,
        importantNotLearnable: [...own.importantNotLearnable],
        learnableNotImportant: [...own.learnableNotImportant],
      })),
    },
  };
}

function dropOf(
  { auc, balancedAccuracy }: KeptReport["drop"],
  names: readonly string[],
): SubtypeDrop {
  return {
    auc: auc.map((own, k) => ({ ...own, class: names[k]! })),
    balancedAccuracy: balancedAccuracy.value,
    balancedAccuracyInterval: balancedAccuracy.interval,
  };
}
