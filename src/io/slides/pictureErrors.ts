/** A slide whose file is not what a run read; names it as slides.csv does, without the path. */
export class SlideNotAsReadError extends Error {
  override readonly name = "SlideNotAsReadError";
  constructor(
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(
      `the slide's file ${file} is gone, or has changed since a run read it; put it back as it was`,
      options,
    );
  }
}

/** A slide whose file cannot be read where it is asked for; names it as slides.csv does, without the path. */
export class SlideNotReadableError extends Error {
  override readonly name = "SlideNotReadableError";
  constructor(
    readonly file: string,
    readonly reason: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`the slide's file ${file} ${reason}; ${remedy}`, options);
  }
}
