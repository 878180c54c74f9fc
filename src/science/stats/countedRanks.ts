/**
 * Ranks the members of a sample that holds each so many times, ties sharing their mean rank; sorts once for all samples. A
 * member that is not held has the rank it would have.
 * @shape values, counts, result [n]; the result is overwritten by the next call
 */
export function countedRanks(
  values: ArrayLike<number>,
): (counts: ArrayLike<number>) => Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  );
  const ranks = new Float64Array(values.length);
  return (counts) => {
    let before = 0;
    for (let from = 0; from < order.length;) {
      let to = from;
      let held = 0;
      while (to < order.length && values[order[to]!] === values[order[from]!])
        held += counts[order[to++]!]!;
      for (let i = from; i < to; i++)
        ranks[order[i]!] = before + (held + 1) / 2;
      before += held;
      from = to;
    }
    return ranks;
  };
}
