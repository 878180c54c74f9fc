/** Of a bag's tiles, those with the most attention: as many of them count as attended. */
export const ATTENDED_SHARE = 0.1;
/** A tile with hardly more than its share is not attended. @unit times uniform attention */
export const LEAST_ATTENDED = 1.1;

/**
 * The least attention of an attended tile of a bag. It follows the bag's own map: an ensemble's is so even that twice
 * uniform, say, is reached in one sealed bag of ten.
 * @param attention of all the bag's tiles
 * @unit result: times uniform attention
 */
export function attendedFrom(attention: ArrayLike<number>): number {
  const tiles = attention.length;
  const descending = Float64Array.from(attention).sort().reverse();
  const last = descending[Math.ceil(ATTENDED_SHARE * tiles) - 1] ?? 0;
  return Math.max(LEAST_ATTENDED, last * tiles);
}
