import type { ClassValue } from "./commands/subtype.js";

/** Numbers by the names of their classes. */
export function byName(values: readonly ClassValue[]): Record<string, number> {
  return Object.fromEntries(values.map((one) => [one.class, one.value]));
}
