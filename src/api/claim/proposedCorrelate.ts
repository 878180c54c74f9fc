import type { Correlate } from "../../knowledge/claim.js";
import type { ProposeClaimInput } from "./proposeClaim.input.js";

/** What the gene of a claim is said to go with; null where not exactly one thing is given. */
export function proposedCorrelate({
  morphology,
  subtype,
}: Pick<ProposeClaimInput, "morphology" | "subtype">): Correlate | null {
  const given: Correlate[] = [
    ...said("morphology", morphology),
    ...said("subtype", subtype),
  ];
  return given.length === 1 ? given[0]! : null;
}

function said(kind: Correlate["kind"], of?: string | null): Correlate[] {
  return of === undefined || of === null ? [] : [{ kind, of }];
}
