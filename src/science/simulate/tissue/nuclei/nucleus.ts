/** One nucleus, or a speck like one. @unit um, radians, optical density */
export interface Nucleus {
  readonly x: number;
  readonly y: number;
  /** Direction of its long axis. */
  readonly angle: number;
  /** Half axes. */
  readonly long: number;
  readonly short: number;
  readonly haematoxylin: number;
  readonly eosin: number;
  /** How much paler the middle is than the rim, 0 to 1. */
  readonly vesicular: number;
}
