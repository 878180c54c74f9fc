/**
 * Agreement of two readers beyond chance, each with the shares of answers that are the reader's own.
 * @param answers of each reader, as numbers of categories @shape [2][items]
 * @returns NaN where chance alone agrees always: all answers are the same, or there is none
 * @source Cohen 1960, doi:10.1177/001316446002000104
 */
export function cohenKappa(
  [first, second]: readonly [ArrayLike<number>, ArrayLike<number>],
  categories: number,
): number {
  const items = first.length;
  const [a, b] = [new Float64Array(categories), new Float64Array(categories)];
  let same = 0;
  for (let i = 0; i < items; i++) {
    const [one, other] = [first[i]!, second[i]!];
    a[one]! += 1 / items;
    b[other]! += 1 / items;
    if (one === other) same++;
  }
  const chance = a.reduce((sum, share, c) => sum + share * b[c]!, 0);
  return beyondChance(same / items, chance);
}

/**
 * Agreement of several readers beyond chance, by the shares of answers of them all.
 * @param answers of each reader, as numbers of categories @shape [readers][items]
 * @returns NaN where all answers are the same, there is none, or there is but one reader
 * @source Fleiss 1971, doi:10.1037/h0031619
 */
export function fleissKappa(
  answers: readonly ArrayLike<number>[],
  categories: number,
): number {
  const readers = answers.length;
  const items = answers[0]?.length ?? 0;
  const shares = new Float64Array(categories);
  let agreeing = 0;
  for (let i = 0; i < items; i++) {
    const counts = new Float64Array(categories);
    for (const own of answers) counts[own[i]!]! += 1;
    for (let c = 0; c < categories; c++) {
      shares[c]! += counts[c]! / (readers * items);
      agreeing += counts[c]! * (counts[c]! - 1);
    }
  }
  const observed = agreeing / (items * readers * (readers - 1));
  const chance = shares.reduce((sum, share) => sum + share * share, 0);
  return beyondChance(observed, chance);
}

/** Of what chance leaves, the part that was observed. Shares that sum to one within rounding leave nothing. */
function beyondChance(observed: number, chance: number): number {
  const left = 1 - chance;
  return left > 1e-12 ? (observed - chance) / left : Number.NaN;
}
