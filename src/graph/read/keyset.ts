import type { SortKey } from "./listing.js";

/** `n.gene ASC, n.id ASC` */
export function orderBy(order: readonly SortKey[]): string {
  return order.map(({ by, way }) => `n.${by} ${way}`).join(", ");
}

/**
 * The rows that come after those with the keys in $after: beyond in the first key, or equal in it and beyond in the
 * rest.
 */
export function isAfter(order: readonly SortKey[], place = 0): string {
  const [key, ...rest] = order;
  if (key === undefined) return "false";
  const value = `$after[${String(place)}]`;
  const beyond = `n.${key.by} ${key.way === "ASC" ? ">" : "<"} ${value}`;
  if (rest.length === 0) return beyond;
  return `(${beyond} OR (n.${key.by} = ${value} AND ${isAfter(rest, place + 1)}))`;
}
