import type { z } from "zod";
import { claimPlace } from "../../knowledge/claimPlace.js";
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

/** A node as it is merged: a claim with its place in lists. */
export function placed({ label, id, props }: NodeRecord): {
  readonly id: string;
  readonly props: Readonly<Record<string, Value>>;
} {
  if (label !== "Claim") return { id, props };
  return { id, props: { ...props, place: claimPlace(id, props) } };
}

/** A claim as it was stated, without what is kept for lists. */
export function unlisted(claim: StoredNode): StoredNode {
  const kept = new Set<string>(LISTED);
  const own = Object.entries(claim).filter(([name]) => !kept.has(name));
  return { ...Object.fromEntries(own), id: claim.id };
}
