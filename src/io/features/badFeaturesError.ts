/** A file of ready features that cannot be used; carries the file, the reason and the remedy. */
export class BadFeaturesError extends Error {
  override readonly name = "BadFeaturesError";

  constructor(
    readonly path: string,
    readonly reason: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`features ${path}: ${reason}; ${remedy}`, options);
  }
}
