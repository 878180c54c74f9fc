/** Chance that a positive exceeds a negative; ties count half. */
export function auc(
  positives: readonly number[],
  negatives: readonly number[],
): number {
  let sum = 0;
  for (const p of positives)
    for (const q of negatives) sum += p > q ? 1 : p === q ? 0.5 : 0;
  return sum / positives.length / negatives.length;
}
