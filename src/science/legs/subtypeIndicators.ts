import type { Units } from "./units.js";

/** One 0/1 column for each subtype but the first; NaN where the subtype is unknown. @shape each [bags] */
export function subtypeIndicators({ subtypes }: Units): Float64Array[] {
  const names = [...new Set(subtypes.filter((name) => name !== null))].sort();
  return names
    .slice(1)
    .map((name) =>
      Float64Array.from(subtypes, (own) =>
        own === null ? Number.NaN : Number(own === name),
      ),
    );
}
