import { createHash } from "node:crypto";

/** Root of the tree that has no leaf. */
export const EMPTY_ROOT = createHash("sha256").digest("hex");

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * Hash of a leaf, in lower-case hex.
 * @source RFC 6962, section 2.1: a leaf is told from a node by the first byte
 */
export function leafHash(leaf: string | Uint8Array): string {
  return createHash("sha256").update(LEAF).update(leaf).digest("hex");
}

/** Hash of the node above two. @source RFC 6962, section 2.1 */
export function nodeHash(left: string, right: string): string {
  return createHash("sha256")
    .update(NODE)
    .update(left, "hex")
    .update(right, "hex")
    .digest("hex");
}
