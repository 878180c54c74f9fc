import Table from "cli-table3";
import type { SubtypeFound } from "./commands/subtype.js";

/** Genes named; the document has all. */
const GENES = 10;

/** Figures of each model beside those of the classes' shares, the notes, and the genes that matter most. */
export function subtypeTable(found: SubtypeFound): string {
  const { classes, models, importance, pairs, notes } = found;
  const table = new Table({
    head: ["model", ...classes.map(headOf), "balanced accuracy", "log loss"],
    style: { head: [], border: [] },
  });
  for (const model of models)
    table.push([
      model.name,
      ...model.auc.map(({ value, interval }) => figure(value, interval)),
      figure(model.balancedAccuracy, model.balancedAccuracyInterval),
      two(model.logLoss),
    ]);
  const [first] = models;
  if (first !== undefined)
    table.push([
      "shares alone",
      ...classes.map(() => "0.50"),
      two(first.balancedAccuracyPrior),
      two(first.logLossPrior),
    ]);
  const genes = importance
    .slice(0, GENES)
    .map(({ gene, value }) => `${gene} ${two(value)}`);
  return [
    table.toString(),
    `Area under the curve of each class against the rest, 95 % interval; patients that the model did not see.`,
    `Most important: ${genes.join(", ")}`,
    ...(pairs.length === 0
      ? []
      : [
          `Together: ${pairs.map((pair) => `${pair.genes.join(" x ")} ${two(pair.value)}`).join(", ")}`,
        ]),
    ...notes,
  ].join("\n");
}

/** A class and how many patients it has. */
export function headOf({
  name,
  patients,
}: {
  readonly name: string;
  readonly patients: number;
}): string {
  return `${name} (${patients})`;
}

/** A figure with its interval. */
export function figure(
  value: number,
  interval: { readonly low: number; readonly high: number } | null,
): string {
  const range =
    interval === null ? "" : ` (${two(interval.low)}-${two(interval.high)})`;
  return `${two(value)}${range}`;
}

/** Two decimals. */
export function two(value: number): string {
  return value.toFixed(2);
}
