/** A protocol that ships is as it was committed: the program or the database is of another state of the product. */
export class MixedVersionsError extends Error {
  override readonly name = "MixedVersionsError";
  constructor(
    readonly file: string,
    why: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${file} is as it was committed, and ${why}: ${remedy}`, options);
  }
}
