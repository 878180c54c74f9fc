/** Sections that cannot become a cohort; carries where, what was found, and what to do. */
export class BadSectionsError extends Error {
  override readonly name = "BadSectionsError";

  constructor(
    /** A file, with the line where there is one: C2_spots.tsv:4. */
    readonly place: string,
    readonly found: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${place}: ${found}; ${remedy}`, options);
  }
}
