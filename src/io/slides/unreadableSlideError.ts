/** A slide's file that cannot be read as a picture; carries the file, the reason and the remedy. */
export class UnreadableSlideError extends Error {
  override readonly name = "UnreadableSlideError";

  constructor(
    readonly path: string,
    readonly reason: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`slide file ${path}: ${reason}; ${remedy}`, options);
  }
}
