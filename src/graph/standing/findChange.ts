import type { Graph } from "../graph.js";

/** A change of standing that was made. */
export interface KnownChange {
  readonly entity: string;
  readonly reason: string;
  /** Blob of what it did to claims. */
  readonly report: string;
}

/** The Withdrawal or Reinstatement with an id, or null. */
export function findChange(
  graph: Graph,
  label: "Withdrawal" | "Reinstatement",
  id: string,
): Promise<KnownChange | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (n:${label} {id: $id}) RETURN n.entity AS entity, n.reason AS reason, n.report AS report`,
      { id },
    );
    const [row] = records;
    return row === undefined
      ? null
      : {
          entity: String(row.get("entity")),
          reason: String(row.get("reason")),
          report: String(row.get("report")),
        };
  });
}
