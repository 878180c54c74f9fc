import type { GeneRoles } from "./geneRoles.js";
import { randomStream } from "./randomStream.js";
import type { SignalPatient } from "./signals.js";
import { drawSignals } from "./signals.js";

/** Levels of log2 RSEM from gene to gene: its mean and standard deviation over tumours. */
const MEAN = [6.5, 11.5] as const;
const SD = [0.8, 1.4] as const;
/** Digits after the point that RSEM is written with. */
const DIGITS = 2;

/** A simulated expression table in linear RSEM. */
export interface SimulatedExpression {
  readonly genes: readonly string[];
  /** A column for each gene, in the patients' order. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

/** Draws the expression of each gene by its role: 2^x - 1 of a log2 signal. */
export function drawExpression(
  genes: readonly string[],
  roles: GeneRoles,
  patients: readonly SignalPatient[],
  seed: number,
): SimulatedExpression {
  const signals = drawSignals(roles, patients, seed);
  const columns = new Map<string, readonly number[]>();
  for (const gene of genes) {
    const random = randomStream(seed, "level", gene);
    const mean = random.between(...MEAN);
    const sd = random.between(...SD);
    const signal = signals.get(gene) ?? [];
    columns.set(
      gene,
      signal.map((z) => linear(mean + sd * z)),
    );
  }
  return { genes, columns };
}

function linear(log2: number): number {
  return Number(Math.max(0, 2 ** log2 - 1).toFixed(DIGITS));
}
