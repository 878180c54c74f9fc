import { canonical, sha256 } from "../identity.js";
import type { Value } from "../provenance.js";

/** A node as the graph keeps it, its id among its properties. */
export type StoredNode = Readonly<Record<string, Value>> & {
  readonly id: string;
};

/** A line of evidence with its items. */
export interface StoredLine {
  readonly line: StoredNode;
  readonly items: readonly StoredNode[];
}

/** Hash of all that a line says, by which the log knows it. */
export function lineHash({ line, items }: StoredLine): string {
  return sha256(canonical({ line, items: byId(items) }));
}

/** Hash of a claim's version with its evidence. @param lines hashes of its lines by their ids */
export function versionHash(
  version: StoredNode,
  lines: ReadonlyMap<string, string>,
): string {
  return sha256(canonical({ version, lines: Object.fromEntries(lines) }));
}

/** Hash of all that a verdict says. */
export function verdictHash(verdict: StoredNode): string {
  return sha256(canonical(verdict));
}

function byId(nodes: readonly StoredNode[]): StoredNode[] {
  return [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
}
