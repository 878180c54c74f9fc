/** What a protocol's document asks of one criterion. */
export interface Demanded {
  readonly title: string;
  readonly role: string;
  readonly metric: string;
  readonly comparator: string;
  readonly threshold: number;
  readonly leastN: number;
  readonly leastEffect: number | null;
  readonly leastFolds?: number;
}

/** The criteria of a document that the server takes. */
export function demandsOf(document: string): readonly Demanded[] {
  const { criteria } = JSON.parse(document) as {
    readonly criteria: readonly Demanded[];
  };
  return criteria;
}

/** A criterion in a line: its role, what is asked of which figure, of how many patients at least, and when it fails. */
export function demandLine(demand: Demanded): string {
  const { title, role, metric, comparator, threshold } = demand;
  const { leastN, leastEffect, leastFolds } = demand;
  const parts = [
    `${metric} ${comparator} ${threshold}`,
    leastN === 0 ? "of any number" : `of at least ${leastN} patients`,
    ...(leastFolds === undefined
      ? []
      : [
          `at least ${Number((100 * leastFolds).toFixed(1))} % of the folds the claimed way`,
        ]),
    leastEffect === null
      ? "never fails"
      : `fails where the whole interval lies below ${leastEffect}`,
  ];
  return `${title} (${role}): ${parts.join("; ")}`;
}
