import neo4j from "neo4j-driver";
import type { Graph } from "../graph.js";
import { decodeCursor, encodeCursor } from "./cursor.js";
import { isAfter, keysOf, orderBy } from "./keyset.js";
import type { Condition, Listing, Page, PageRequest } from "./listing.js";
import { parseRow } from "./rows/parseRow.js";
import { readEach, type Read } from "./rows/readEach.js";

/** One page of the same list for each of many parents. */
export interface PagesRequest {
  /** Name of the list, which its cursors bear. */
  readonly list: string;
  readonly parents: readonly string[];
  readonly page: PageRequest;
  readonly condition: Condition;
}

interface Found {
  readonly row: unknown;
  readonly keys: readonly unknown[];
}

/**
 * Reads a page for each parent, in one query, in the order of the parents.
 * @throws BadCursorError
 */
export async function readPages<T>(
  graph: Graph,
  listing: Listing<T>,
  { list, parents, page, condition }: PagesRequest,
): Promise<Read<Page<T>>[]> {
  const { order, row: form } = listing;
  const { first, after } = page;
  const keys = after === null ? null : decodeCursor(list, order.length, after);
  const { records } = await graph.run(queryOf(listing, condition, keys), {
    ...condition.params,
    parents,
    after: keys,
    take: neo4j.int(first + 1),
  });
  const found = new Map<string, Found[]>(
    records.map((record) => [record.get("parent"), record.get("rows")]),
  );
  return readEach(parents, (parent) => {
    const rows = found.get(parent) ?? [];
    return {
      rows: rows.slice(0, first).map((one) => ({
        node: parseRow(form, one.row),
        cursor: encodeCursor(list, one.keys),
      })),
      hasNextPage: rows.length > first,
    };
  });
}

function queryOf<T>(
  { match, order }: Listing<T>,
  condition: Condition,
  after: readonly unknown[] | null,
): string {
  return `
    UNWIND $parents AS parent
    CALL (parent) {
      ${match}
      WITH DISTINCT n
      ${condition.cypher}
      WITH n ${after === null ? "" : `WHERE ${isAfter(order)}`}
      WITH n ORDER BY ${orderBy(order)} LIMIT $take
      RETURN collect({row: properties(n), keys: ${keysOf(order)}}) AS rows
    }
    RETURN parent, rows`;
}
