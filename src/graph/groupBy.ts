/** Rows for one UNWIND: those of one kind together, in the order first seen. */
export function groupBy<T, K>(
  rows: readonly T[],
  kind: (row: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = kind(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
