import type { ClaimFilter } from "../../graph/read/claimFilter.js";
import type { ClaimFilter as Asked } from "./claimFilter.input.js";

/** The filter that is asked, with times as the graph keeps them. */
export function claimFilterOf(
  asked: Asked | null | undefined,
): ClaimFilter | null {
  if (asked == null) return null;
  const { createdFrom, createdBefore, judgedFrom, judgedBefore } = asked;
  return {
    ...asked,
    createdFrom: iso(createdFrom),
    createdBefore: iso(createdBefore),
    judgedFrom: iso(judgedFrom),
    judgedBefore: iso(judgedBefore),
  };
}

function iso(date: Date | null | undefined): string | null {
  return date?.toISOString() ?? null;
}
