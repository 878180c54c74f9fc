import Table from "cli-table3";
import { byName } from "./byName.js";
import type { ClassValue, ModelFigures, Range } from "./commands/subtype.js";
import { figure, headOf, two } from "./subtypeTable.js";

/** A difference of two inputs, a class each. */
interface DropFound {
  readonly auc: readonly (ClassValue & { readonly interval: Range | null })[];
  readonly balancedAccuracy: number;
  readonly balancedAccuracyInterval: Range | null;
}

/** How much of the subtypes images keep. */
export interface KeptFound {
  readonly notes: readonly string[];
  readonly imageRun: string;
  readonly classes: readonly {
    readonly name: string;
    readonly patients: number;
  }[];
  readonly inputs: readonly ModelFigures[];
  readonly drop: DropFound;
  readonly beyondEmbedding: DropFound;
  readonly predictions: readonly {
    readonly patient: string;
    readonly fold: number;
    readonly imageFold: number | null;
    readonly measured: readonly ClassValue[];
    readonly predicted: readonly ClassValue[];
  }[];
  readonly crossTable: {
    readonly genes: readonly { readonly gene: string }[];
    readonly byClass: readonly {
      readonly class: string;
      readonly rho: number;
      readonly interval: Range | null;
      readonly p: number;
      readonly q: number;
      readonly importantNotLearnable: readonly string[];
      readonly learnableNotImportant: readonly string[];
    }[];
  };
}

/** Each input's figures, what is lost between them, and which genes are behind it. */
export function keptTable(kept: KeptFound): string {
  const { classes, inputs, drop, beyondEmbedding, crossTable, notes } = kept;
  const table = new Table({
    head: ["input", ...classes.map(headOf), "balanced accuracy"],
    style: { head: [], border: [] },
  });
  for (const { name, auc, ...rest } of inputs)
    table.push([
      name,
      ...auc.map(({ value, interval }) => figure(value, interval)),
      figure(rest.balancedAccuracy, rest.balancedAccuracyInterval),
    ]);
  const [first] = inputs;
  if (first !== undefined)
    table.push([
      "shares alone",
      ...classes.map(() => "0.50"),
      two(first.balancedAccuracyPrior),
    ]);
  table.push(
    dropRow("measured - predicted", drop),
    dropRow("predicted - embedding", beyondEmbedding),
  );
  return [
    `What images keep, by the predictions of run ${kept.imageRun}:`,
    table.toString(),
    ...crossTable.byClass.map(crossLine),
    ...notes,
  ].join("\n");
}

function dropRow(name: string, drop: DropFound): string[] {
  return [
    name,
    ...drop.auc.map(({ value, interval }) => figure(value, interval)),
    figure(drop.balancedAccuracy, drop.balancedAccuracyInterval),
  ];
}

function crossLine(own: KeptFound["crossTable"]["byClass"][number]): string {
  const listed = (genes: readonly string[]): string =>
    genes.length === 0 ? "none" : genes.join(", ");
  return `${own.class}: importance against learnability, rank correlation ${figure(own.rho, own.interval)}, q ${own.q.toPrecision(2)}; important, not learnable: ${listed(own.importantNotLearnable)}; learnable, not important: ${listed(own.learnableNotImportant)}`;
}

/** As the command's document has it: numbers by the names of their classes. */
export function keptForm(kept: KeptFound): object {
  return {
    ...kept,
    auc: Object.fromEntries(
      kept.inputs.map(({ name, auc }) => [name, byName(auc)]),
    ),
    predictions: kept.predictions.map(({ measured, predicted, ...of }) => ({
      ...of,
      measured: byName(measured),
      predicted: byName(predicted),
    })),
  };
}
