import type { NodeRecord, Value } from "../knowledge/provenance.js";
import { isEntity } from "./checkRecord.js";
import { placed } from "./claims/listed.js";
import { ConflictingNodeError } from "./errors.js";
import type { Tx } from "./graph.js";
import { groupBy } from "./groupBy.js";

type Props = Record<string, Value>;

/**
 * Merges things that no Step made, on their id. What is known already must agree; what is new is added; of a time
 * (a property that ends in At) the earliest is kept. So the order of those who name a thing leaves no trace.
 * Needs the write lock, and nodes that were checked.
 * @throws ConflictingNodeError
 */
export async function mergeGiven(
  tx: Tx,
  nodes: readonly NodeRecord[],
): Promise<void> {
  for (const [label, rows] of groupBy(unique(nodes), (node) => node.label)) {
    const entity = isEntity(label) ? "n:Entity, " : "";
    const { records } = await tx.run(
      `UNWIND $rows AS row
       MERGE (n:${label} {id: row.id})
         ON CREATE SET ${entity}n += row.props
       WITH n, row, [k IN keys(row.props) WHERE n[k] IS NULL OR n[k] <> row.props[k]] AS differing
       WHERE size(differing) > 0
       RETURN row.id AS id, row.props AS given, properties(n) AS stored, differing`,
      { rows: rows.map(placed) },
    );
    const updates = records.map((record) => {
      const differing: string[] = record.get("differing");
      const [given, stored]: Props[] = [
        record.get("given"),
        record.get("stored"),
      ];
      const id: string = record.get("id");
      return { id, props: settle(id, differing, given!, stored!) };
    });
    if (updates.length > 0)
      await tx.run(
        `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) SET n += row.props`,
        { rows: updates },
      );
  }
}

function unique(nodes: readonly NodeRecord[]): NodeRecord[] {
  const merged = new Map<string, NodeRecord>();
  for (const node of nodes) {
    const props = { ...merged.get(node.id)?.props, ...node.props };
    merged.set(node.id, { ...node, props });
  }
  return [...merged.values()];
}

/** The properties to change, where two who name a thing differ. */
function settle(
  id: string,
  differing: readonly string[],
  given: Props,
  stored: Props,
): Props {
  const change: Props = {};
  for (const name of differing) {
    const [now, before] = [given[name]!, stored[name]];
    if (before === undefined) change[name] = now;
    else if (!name.endsWith("At") || typeof now !== "string")
      throw new ConflictingNodeError(id, name, before, now);
    else if (now < String(before)) change[name] = now;
  }
  return change;
}
