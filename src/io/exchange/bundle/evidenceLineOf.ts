import type { EvidenceLine } from "../../../knowledge/evidence.js";
import type { StoredLine } from "../../../knowledge/log/contentHash.js";

/** A line as judge takes it, from the nodes that the graph keeps: without their ids, the interval in one again. */
export function evidenceLineOf({ line, items }: StoredLine): EvidenceLine {
  return {
    id: line.id,
    criterion: String(line["kind"]),
    items: items.map(({ id, step, kind, value, n, low, high, ...rest }) => {
      void [id, step];
      return {
        ...rest,
        kind: String(kind),
        value: Number(value),
        n: Number(n),
        ...(low === undefined || high === undefined
          ? {}
          : { interval: { low: Number(low), high: Number(high) } }),
      };
    }),
  };
}
