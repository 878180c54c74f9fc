import type { EvidenceLine } from "../../../knowledge/evidence.js";
import { itemOfNode } from "../../../knowledge/itemOfNode.js";
import type { StoredLine } from "../../../knowledge/log/contentHash.js";

/** A line as judge takes it, from the nodes that the graph keeps. */
export function evidenceLineOf({ line, items }: StoredLine): EvidenceLine {
  return {
    id: line.id,
    criterion: String(line["kind"]),
    items: items.map(({ kind, value, n, ...rest }) =>
      itemOfNode({
        ...rest,
        kind: String(kind),
        value: Number(value),
        n: Number(n),
      }),
    ),
  };
}
