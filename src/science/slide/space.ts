/** Gives an array of a length; what it holds is not told. */
export type Space<A> = (length: number) => A;

/** An array of its own for each that asks. */
export const freshFloats: Space<Float32Array> = (length) =>
  new Float32Array(length);

/**
 * One array, given again as long as the length stays: the pages of a fresh one take longer than a pass over it. It is
 * for what one function works on and none keeps.
 */
export function sameSpace<A extends { readonly length: number }>(
  kind: new (length: number) => A,
): Space<A> {
  let held = new kind(0);
  return (length) =>
    held.length === length ? held : (held = new kind(length));
}
