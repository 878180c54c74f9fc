import type { z } from "zod";

/** One of the keys by which a list is ordered; never changed once written, else pages would slip. */
export interface SortKey {
  /** Property of `n`. */
  readonly by: string;
  readonly way: "ASC" | "DESC";
}

/** A list that can be read page by page. */
export interface Listing<T> {
  /** Cypher that finds each `n` from `parent`, an id; a list of everything ignores it. */
  readonly match: string;
  /** The last key is the id, so that no two rows are equal. */
  readonly order: readonly SortKey[];
  readonly row: z.ZodType<T>;
}

/** Where a page begins and how long it is. */
export interface PageRequest {
  readonly first: number;
  /** Cursor of the last row of the page before; null for the first page. */
  readonly after: string | null;
}

/** A stretch of a list. */
export interface Page<T> {
  readonly rows: readonly { readonly node: T; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** More conditions on `n`, with their parameters. */
export interface Condition {
  /** Cypher between the match and the order: WHERE clauses and the matches they need. */
  readonly cypher: string;
  readonly params: Readonly<Record<string, unknown>>;
}
