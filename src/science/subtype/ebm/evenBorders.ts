/** Of all borders those nearest to equal counts, each once. @param borders rows below each, ascending */
export function evenBorders(
  borders: readonly number[],
  rows: number,
  bins: number,
): number[] {
  const kept: number[] = [];
  let at = 0;
  for (let b = 1; b < bins; b++) {
    const aim = (rows * b) / bins;
    while (
      at + 1 < borders.length &&
      nearer(borders[at + 1]!, borders[at]!, aim)
    )
      at++;
    if (kept.at(-1) !== borders[at]) kept.push(borders[at]!);
  }
  return kept;
}

function nearer(a: number, b: number, aim: number): boolean {
  return Math.abs(a - aim) < Math.abs(b - aim);
}
