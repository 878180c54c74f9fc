/** One thing wrong with, or worth knowing about, a cohort folder; the form of `cohort check`. */
export interface Finding {
  /** Stable, upper snake case: DUPLICATE_PATIENT, MISSING_MPP, ... */
  readonly code: string;
  readonly file: string;
  /** Counted from 1 with the header; null where a column or a whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly remedy: string;
}

/** Everything found in one reading. Faults stop the work; notices do not. */
export interface Findings {
  readonly faults: readonly Finding[];
  readonly notices: readonly Finding[];
}
