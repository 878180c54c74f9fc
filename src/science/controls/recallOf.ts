import type { EpochCalls } from "./epochCalls.js";

/** How well the losses of one epoch tell which labels were exchanged. */
export interface Recall {
  /** Share of the exchanged labels that the mixture calls wrong. */
  readonly recall: number;
  /** Share of the others. */
  readonly falseAlarm: number;
  /** Share of those called wrong that were exchanged; null where none is called. */
  readonly precision: number | null;
  /** Probability that an exchanged label loses more than another; area under the ROC curve. */
  readonly area: number;
}

/** Whether exchanged labels are among those called wrong, and lose more. */
export function recallOf(
  { ranks, wrong }: EpochCalls,
  exchanged: Uint8Array,
): Recall {
  const all = [0, 0];
  const called = [0, 0];
  let rankSum = 0;
  exchanged.forEach((flag, s) => {
    all[flag]!++;
    called[flag]! += wrong[s]!;
    if (flag === 1) rankSum += ranks[s]!;
  });
  const [others, own] = [all[0]!, all[1]!];
  const calls = called[0]! + called[1]!;
  return {
    recall: called[1]! / own,
    falseAlarm: called[0]! / others,
    precision: calls === 0 ? null : called[1]! / calls,
    area: (rankSum - (own * (own + 1)) / 2) / (own * others),
  };
}
