/** A folder that a cohort should be written to and that holds something; carries the folder. */
export class FilledFolderError extends Error {
  override readonly name = "FilledFolderError";

  constructor(readonly folder: string) {
    super(
      `${folder} exists and is not an empty folder; name a new one, or remove it first`,
    );
  }
}
