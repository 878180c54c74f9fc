/** Ways to divide the patients that are not sealed. */
export const SPLIT_KINDS = ["random", "stratified", "site-preserved"] as const;

/** How the patients that are not sealed are divided. */
export type SplitKind = (typeof SPLIT_KINDS)[number];

/** A way to divide, and what the folds are balanced by. */
export interface SplitChoice {
  readonly kind: SplitKind;
  /** `site`, `subtype`, or another column of the manifest; null: nothing, or in a request what goes without saying. */
  readonly strata: string | null;
}

/** Thrown for a balance that a kind of split cannot have. */
export class SplitChoiceError extends Error {
  constructor(kind: SplitKind, strata: string, remedy: string) {
    super(`a ${kind} split cannot be balanced by ${strata}; ${remedy}`);
    this.name = "SplitChoiceError";
  }
}

/**
 * Completes what was asked: a stratified split is by site, so that every fold holds its share of each; a site-preserved one
 * by subtype, where no column is named.
 * @throws SplitChoiceError
 */
export function splitChoice({ kind, strata }: SplitChoice): SplitChoice {
  if (kind === "random") {
    if (strata !== null)
      throw new SplitChoiceError(kind, strata, "leave the column out");
    return { kind, strata: null };
  }
  if (kind === "stratified") return { kind, strata: strata ?? "site" };
  if (strata === "site")
    throw new SplitChoiceError(
      kind,
      strata,
      "its sites are whole: name another column, as subtype",
    );
  return { kind, strata: strata ?? "subtype" };
}
