/** One 0/1 column for each class but the first; NaN where a bag's class is unknown. @shape each [bags] */
export function classIndicators(
  classes: readonly (string | null)[],
): Float64Array[] {
  const names = [...new Set(classes.filter((name) => name !== null))].sort();
  return names
    .slice(1)
    .map((name) =>
      Float64Array.from(classes, (own) =>
        own === null ? Number.NaN : Number(own === name),
      ),
    );
}
