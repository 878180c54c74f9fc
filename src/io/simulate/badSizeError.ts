/** A size of which no cohort can be simulated; carries the option, its value and what to do. */
export class BadSizeError extends Error {
  override readonly name = "BadSizeError";

  constructor(
    readonly option: string,
    readonly value: unknown,
    readonly remedy: string,
  ) {
    super(`${option} is ${String(value)}: ${remedy}`);
  }
}
