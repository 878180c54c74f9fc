/**
 * Area under the ROC curve of a sample that holds each patient so many times, ties counting half; NaN where all or none
 * are of the class. Sorts once for all samples.
 * @param of whether each patient is of the class
 * @shape scores, of, counts [patients]
 */
export function aucOf(
  scores: ArrayLike<number>,
  of: ArrayLike<boolean>,
): (counts: ArrayLike<number>) => number {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]!,
  );
  return (counts) => {
    let [below, won, own, others] = [0, 0, 0, 0];
    let at = 0;
    while (at < order.length) {
      let [tiedOwn, tiedOthers] = [0, 0];
      const score = scores[order[at]!];
      for (; at < order.length && scores[order[at]!] === score; at++) {
        const i = order[at]!;
        if (of[i]) tiedOwn += counts[i]!;
        else tiedOthers += counts[i]!;
      }
      won += tiedOwn * (below + tiedOthers / 2);
      below += tiedOthers;
      own += tiedOwn;
      others += tiedOthers;
    }
    return won / (own * others);
  };
}
