import type { EvidenceItem } from "./evidence.js";

/** An item as the graph keeps it: interval and folds as numbers of their own, null or left out where there are none. */
export interface ItemNode {
  readonly id?: unknown;
  readonly step?: unknown;
  readonly kind: string;
  readonly value: number;
  readonly n: number;
  readonly low?: unknown;
  readonly high?: unknown;
  readonly foldsAgree?: unknown;
  readonly foldsOf?: unknown;
}

/** The item as judge takes it: without the graph's own properties, interval and folds in one again. */
export function itemOfNode({
  id,
  step,
  low,
  high,
  foldsAgree,
  foldsOf,
  ...own
}: ItemNode): EvidenceItem {
  void [id, step];
  const interval = bothOf(low, high);
  const folds = bothOf(foldsAgree, foldsOf);
  return {
    ...own,
    ...(interval && { interval: { low: interval[0], high: interval[1] } }),
    ...(folds && { folds: { agree: folds[0], of: folds[1] } }),
  };
}

function bothOf(one: unknown, other: unknown): [number, number] | null {
  const known = (one ?? null) !== null && (other ?? null) !== null;
  return known ? [Number(one), Number(other)] : null;
}
