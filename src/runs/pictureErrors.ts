/** A picture that is still being drawn. */
export class PictureNotReadyError extends Error {
  override readonly name = "PictureNotReadyError";
  constructor(
    readonly claim: string,
    readonly waitedMs: number,
  ) {
    super(
      `the picture of ${claim} was not drawn in ${waitedMs / 1000} s; it is still being drawn: ask again, and see that a worker runs`,
    );
  }
}

/** A picture that cannot be drawn, and why. */
export class PictureFailedError extends Error {
  override readonly name = "PictureFailedError";
  constructor(
    readonly claim: string,
    reason: string,
    options: ErrorOptions,
  ) {
    super(`the picture of ${claim} cannot be drawn: ${reason}`, options);
  }
}
