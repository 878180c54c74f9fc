/**
 * How many values have each level. Four far places are counted in turn: a count that goes up twice in a row waits for
 * itself, and neighbours are alike.
 * @shape levels any, each below `count`; result [count]
 */
export function countLevels(levels: Uint16Array, count: number): Int32Array {
  const counts = new Int32Array(count);
  const quarter = levels.length >> 2;
  for (let i = 0; i < quarter; i++) {
    counts[levels[i]!]!++;
    counts[levels[quarter + i]!]!++;
    counts[levels[2 * quarter + i]!]!++;
    counts[levels[3 * quarter + i]!]!++;
  }
  for (let i = 4 * quarter; i < levels.length; i++) counts[levels[i]!]!++;
  return counts;
}
