import type { Figure } from "../compose/figures.js";
import { valueText } from "../compose/figures.js";
import { outcomeLabel, tooFew } from "./outcomeLabel.js";

/** What one criterion came to, as the API gives it. */
export interface ResultRow {
  readonly criterion: { readonly title: string; readonly role: string };
  readonly outcome: string;
  readonly observed: number | null;
  readonly margin: number | null;
  readonly sentence: string | null;
  readonly figures: readonly Figure[];
}

/** Where the titles begin. */
const INDENT = " ".repeat(14);

/**
 * A result in lines: the reason, and below it each measured figure that decides it, with what is asked and the margin; where
 * nothing was measured, of how many patients it must be.
 */
export function resultLines(result: ResultRow): string[] {
  const { criterion, sentence, figures } = result;
  const few = tooFew(result);
  const role = criterion.role.toLowerCase();
  const heading = `${criterion.title} (${role}${few === null ? "" : `; ${few}`})`;
  const reason = `  ${outcomeLabel(result).padEnd(11)} ${heading}: ${sentence ?? ""}`;
  const measured = figures.filter(({ observed }) => observed !== null);
  const told = measured.length > 0 ? measured.map(figureText) : least(figures);
  return told.length === 0 ? [reason] : [reason, `${INDENT}${told.join("; ")}`];
}

function least(figures: readonly Figure[]): string[] {
  return figures
    .filter(({ unit }) => unit === "patients")
    .map(({ threshold }) => `asked of at least ${threshold} patients`);
}

/** "q 0.003, asked < 0.01, margin 0.007". */
function figureText(figure: Figure): string {
  const { name, comparator, threshold } = figure;
  const text = (value: number | null) =>
    value === null ? "" : valueText(value, figure);
  return `${name} ${text(figure.observed)}, asked ${comparator} ${text(threshold)}, margin ${text(figure.margin)}`;
}
