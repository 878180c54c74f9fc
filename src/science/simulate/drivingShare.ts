import type { Composition, TissueKind } from "./tissue/tissueKind.js";

/** A share below this counts as this one, so that a kind that was not drawn has a logarithm. */
const LEAST = 0.002;

/**
 * What a linked gene follows: the logarithm of the share of a patient's tissue that was drawn as the kind. The
 * realised correlation of a link is Pearson's r of this with log2(expression + 1), over all patients.
 */
export function drivingShare(
  patients: readonly { readonly shares: Composition }[],
  kind: TissueKind,
): number[] {
  return patients.map(({ shares }) => Math.log(Math.max(LEAST, shares[kind])));
}
