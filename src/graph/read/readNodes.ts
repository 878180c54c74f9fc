import type { Label } from "../../knowledge/provenance.js";
import type { Graph } from "../graph.js";
import { parseRow } from "./rows/parseRow.js";
import { readEach, type Read } from "./rows/readEach.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** The label's nodes with the ids, in their order; null where there is none. */
export async function readNodes<L extends Label>(
  graph: Graph,
  label: L,
  ids: readonly string[],
): Promise<Read<RowOf<L> | null>[]> {
  const { records } = await graph.run(
    `UNWIND $ids AS id MATCH (n:${label} {id: id}) RETURN id, properties(n) AS row`,
    { ids: [...new Set(ids)] },
  );
  const found = new Map<string, unknown>(
    records.map((record) => [record.get("id"), record.get("row")]),
  );
  return readEach(ids, (id) => {
    const row = found.get(id);
    return row === undefined ? null : parseRow(ROWS[label], row);
  });
}
