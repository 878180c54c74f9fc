import type { SortKey } from "./listing.js";

/**
 * The values that order a row, as `keys`. Texts among them lie in Unicode's basic plane, as HGNC symbols do: beyond it
 * Neo4j sorts by one rule and compares by another, and a page could begin in the wrong place.
 */
export function keysOf(order: readonly SortKey[]): string {
  return `[${order.map(({ by }) => `n.${by}`).join(", ")}]`;
}

/** `keys[0] ASC, keys[1] ASC` */
export function orderBy(order: readonly SortKey[]): string {
  return order.map(({ way }, i) => `keys[${String(i)}] ${way}`).join(", ");
}

/**
 * The rows that come after those with the keys in $after: beyond in the first key, or equal in it and beyond in the
 * rest.
 */
export function isAfter(order: readonly SortKey[], place = 0): string {
  const [key, ...rest] = order;
  if (key === undefined) return "false";
  const [own, last] = [`keys[${String(place)}]`, `$after[${String(place)}]`];
  const beyond = `${own} ${key.way === "ASC" ? ">" : "<"} ${last}`;
  if (rest.length === 0) return beyond;
  return `(${beyond} OR (${own} = ${last} AND ${isAfter(rest, place + 1)}))`;
}
