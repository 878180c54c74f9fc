/** The first thing that is wrong with a bundle. */
export class BundleFault extends Error {
  override readonly name = "BundleFault";
  constructor(
    /** File of the bundle, or "the archive". */
    readonly part: string,
    readonly why: string,
  ) {
    super(`${part}: ${why}`);
  }
}
