/** How figures of one kind read in a sentence. */

/** A correlation: two decimals. */
export function correlation(r: number): string {
  return r.toFixed(2);
}

/** A share of explained variance, as percentage points. */
export function gain(skill: number): string {
  return `${(100 * skill).toFixed(1)} % of the variance`;
}

/** An effect in standard deviations. */
export function effect(size: number): string {
  return `${size.toFixed(2)} sd`;
}
