/** How figures of one kind read in a sentence. */

/** A correlation: two decimals. */
export function correlation(r: number): string {
  return r.toFixed(2);
}

/** An area under a curve: two decimals. */
export function area(value: number): string {
  return value.toFixed(2);
}

/** An effect in standard deviations. */
export function effect(size: number): string {
  return `${size.toFixed(2)} sd`;
}

/** A covariance of effects in standard deviations. */
export function covariance(size: number): string {
  return `${size.toFixed(2)} sd²`;
}

/** A share, as percentage points. */
export function share(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
