/** What a split never divides: a patient, or the sections of one patient. */
export interface Group {
  readonly id: string;
  /** null where unknown; such groups count as one site of their own. */
  readonly site: string | null;
  /** What folds are balanced by; null where unknown, and for all groups where nothing is balanced. */
  readonly stratum: string | null;
}

/** Below this many groups the split is leave-one-out, without a sealed set. */
export const LEAST_GROUPS_FOR_FOLDS = 6;
