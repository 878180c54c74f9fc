import type { z } from "zod";
import type { storedNode } from "../../knowledge/log/storedNode.js";
import type { NodeRecord, Value } from "../../knowledge/provenance.js";

type StoredNode = z.output<typeof storedNode>;

/** What the graph keeps on a claim so that lists need not look for it: follows from the rest, and is no part of what it says. */
const LISTED = [
  "place",
  "outcome",
  "exploratory",
  "novel",
  "judgedAt",
] as const;

/** Between the parts of a place; sorts before whatever a part may hold. */
const BETWEEN = "\t";

/**
 * A node as it is merged: a claim with its place in lists, by what it says, so that claims about one gene lie together. The id
 * ends it, so that no two are equal.
 */
export function placed({ label, id, props }: NodeRecord): {
  readonly id: string;
  readonly props: Readonly<Record<string, Value>>;
} {
  if (label !== "Claim") return { id, props };
  const { gene, of, direction, scope } = props;
  const place = [gene, of, direction, scope, id].join(BETWEEN);
  return { id, props: { ...props, place } };
}

/** A claim as it was stated, without what is kept for lists. */
export function unlisted(claim: StoredNode): StoredNode {
  const kept = new Set<string>(LISTED);
  const own = Object.entries(claim).filter(([name]) => !kept.has(name));
  return { ...Object.fromEntries(own), id: claim.id };
}
