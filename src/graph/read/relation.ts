import type { z } from "zod";
import neo4j from "neo4j-driver";
import type { Graph } from "../graph.js";
import { parseRow } from "./rows/parseRow.js";
import { readEach, type Read } from "./rows/readEach.js";

/** What is linked to a node: few rows, read whole. */
export interface Relation<T> {
  /** Cypher that finds what is linked, from `parent`, an id. */
  readonly match: string;
  /** Cypher of one row. */
  readonly row: string;
  readonly order: string;
  /** The first so many in order are kept; null: all. */
  readonly most: number | null;
  readonly form: z.ZodType<T>;
}

/** Rows of what is linked to each parent, in one query, in the order of the parents. */
export async function readRelated<T>(
  graph: Graph,
  { match, row, order, most, form }: Relation<T>,
  parents: readonly string[],
): Promise<Read<T[]>[]> {
  const { records } = await graph.run(
    `UNWIND $parents AS parent
     CALL (parent) {
       ${match}
       WITH * ORDER BY ${order} ${most === null ? "" : "LIMIT $most"}
       RETURN collect(${row}) AS rows
     }
     RETURN parent, rows`,
    { parents, ...(most === null ? {} : { most: neo4j.int(most) }) },
  );
  const found = new Map<string, unknown[]>(
    records.map((record) => [record.get("parent"), record.get("rows")]),
  );
  return readEach(parents, (parent) =>
    (found.get(parent) ?? []).map((one) => parseRow(form, one)),
  );
}
