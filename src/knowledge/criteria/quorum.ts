import type { EvidenceItem } from "../evidence.js";
import type { Demand } from "../protocol.js";
import { share } from "./format.js";

/** What folds, each read by itself, say to a demand. */
export interface Quorum {
  /** null: no fold can be read by itself. */
  readonly met: boolean | null;
  readonly sentence: string;
}

/** Whether enough folds point the claimed way; null where the demand asks nothing of folds. */
export function quorumOf(
  { leastFolds }: Pick<Demand, "leastFolds">,
  { folds }: Pick<EvidenceItem, "folds">,
): Quorum | null {
  if (leastFolds === undefined) return null;
  const asked = `at least ${share(leastFolds)} of them must`;
  if (folds === undefined || folds.of === 0)
    return {
      met: null,
      sentence: `No fold can be read by itself, and ${asked} point the claimed way.`,
    };
  const { agree, of } = folds;
  return {
    met: agree / of >= leastFolds,
    sentence: `${agree} of ${of} folds point the claimed way; ${asked}.`,
  };
}
