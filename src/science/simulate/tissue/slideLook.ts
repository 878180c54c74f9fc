/** How a laboratory stains and its scanner sees. */
export interface SlideLook {
  /** @unit um/px at level 0 */
  readonly mpp: number;
  /** Optical density of one unit of stain in red, green and blue. */
  readonly haematoxylin: readonly [number, number, number];
  readonly eosin: readonly [number, number, number];
  /** Colour of the glass, 0 to 255. */
  readonly white: readonly [number, number, number];
}
