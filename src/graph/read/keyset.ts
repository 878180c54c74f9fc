import type { SortKey } from "./listing.js";

/**
 * The values that order a row, as `keys`. Texts among them lie in Unicode's basic plane, as HGNC symbols do: beyond it
 * Neo4j sorts by one rule and compares by another, and a page could begin in the wrong place.
 */
export function keysOf(order: readonly SortKey[]): string {
  return `[${order.map(({ by }) => `n.${by}`).join(", ")}]`;
}

/** `n.gene ASC, n.id ASC`: by the properties themselves, so that an index which keeps their order spares the sorting. */
export function orderBy(order: readonly SortKey[]): string {
  return order.map(({ by, way }) => `n.${by} ${way}`).join(", ");
}

/**
 * The rows that come after the one with the keys in $after: beyond in the first key, or equal in it and beyond in the
 * rest.
 */
export function isAfter(order: readonly SortKey[], place = 0): string {
  const [key, ...rest] = order;
  if (key === undefined) return "false";
  const [own, last] = [`n.${key.by}`, `$after[${String(place)}]`];
  const beyond = `${own} ${key.way === "ASC" ? ">" : "<"} ${last}`;
  if (rest.length === 0) return beyond;
  return `(${beyond} OR (${own} = ${last} AND ${isAfter(rest, place + 1)}))`;
}
