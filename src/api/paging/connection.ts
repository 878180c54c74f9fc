import type { ListFilter } from "../../graph/read/listFilter.js";
import type { Listed, ListName } from "../../graph/read/listings.js";
import type { ApiContext } from "../context.js";
import type { ListOf } from "../loaders.js";
import { DEFAULT_FIRST, type PageArgs } from "./pageArgs.js";
import type { PageInfo } from "./pageInfo.type.js";

/** A page of a list in the form of Relay. */
export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Counted only where it is asked. */
  totalCount(): Promise<number | null>;
}

/** Reads a page of a node's list, together with those of its siblings. */
export async function connection<N extends ListName>(
  { loaders }: ApiContext,
  of: ListOf<N>,
  { first, after }: PageArgs,
): Promise<Connection<Listed[N]>> {
  const { rows, hasNextPage } = await loaders.page(of, {
    first: first ?? DEFAULT_FIRST,
    after: after ?? null,
  });
  return {
    nodes: rows.map((row) => row.node),
    edges: rows,
    pageInfo: {
      hasNextPage,
      // Rows are only ever added, so the row of the cursor is there still.
      hasPreviousPage: after != null,
      startCursor: rows[0]?.cursor ?? null,
      endCursor: rows.at(-1)?.cursor ?? null,
    },
    totalCount: () => loaders.count(of),
  };
}

/** A list of a node's own, or of everything where the parent is "". */
export function listOf<N extends ListName>(
  list: N,
  parent: string,
  filter: ListFilter | null = null,
): ListOf<N> {
  return { list, parent, filter };
}
