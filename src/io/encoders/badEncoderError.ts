/** An encoder that cannot be used; carries its card or model file, the reason and the remedy. */
export class BadEncoderError extends Error {
  override readonly name = "BadEncoderError";

  constructor(
    readonly path: string,
    readonly reason: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`encoder ${path}: ${reason}; ${remedy}`, options);
  }
}
