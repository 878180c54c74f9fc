/** An expression table: one row a bag. */
export interface ExpressionValues {
  readonly scale: "linear" | "log2";
  readonly genes: readonly string[];
  /** NaN where not measured. @shape [bags, genes] */
  readonly values: Float64Array;
}

/** Thrown where a gene is asked for that the table lacks. */
export class UnknownGeneError extends Error {
  constructor(gene: string) {
    super(`the expression table has no gene ${gene}`);
    this.name = "UnknownGeneError";
  }
}

/**
 * One gene over all bags: log2(x + 1) of a linear table, a log2 table as it is.
 * @shape result [bags]; NaN where not measured
 * @throws UnknownGeneError
 */
export function log2Expression(
  { scale, genes, values }: ExpressionValues,
  gene: string,
): Float64Array {
  const column = genes.indexOf(gene);
  if (column === -1) throw new UnknownGeneError(gene);
  const bags = values.length / genes.length;
  return Float64Array.from({ length: bags }, (_, bag) => {
    const value = values[bag * genes.length + column]!;
    return scale === "linear" ? Math.log2(value + 1) : value;
  });
}
