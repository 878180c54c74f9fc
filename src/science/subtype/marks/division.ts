/** Who is of one class with whom, whatever the classes and their column are called: a copy of a column is the same question. */
export function division(
  patients: readonly string[],
  labels: Int32Array,
): [patient: string, part: number][] {
  const order = [...patients.keys()].sort((a, b) =>
    patients[a]! < patients[b]! ? -1 : 1,
  );
  const parts = new Map<number, number>();
  return order.map((i) => {
    const label = labels[i]!;
    if (!parts.has(label)) parts.set(label, parts.size);
    return [patients[i]!, parts.get(label)!];
  });
}
