/** A protocol that ships was edited so that it cannot be registered. */
export class EditedProtocolError extends Error {
  override readonly name = "EditedProtocolError";
  constructor(
    readonly file: string,
    why: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(
      `${file} was edited: ${why}; put it back (git checkout ${file}), or ${remedy}`,
      options,
    );
  }
}
