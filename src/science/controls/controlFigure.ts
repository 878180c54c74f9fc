/** What a control came to: one measured quantity, what it is held against, and how sure that is. */
export interface ControlFigure {
  /** Which quantity of which control. */
  readonly kind: string;
  readonly value: number;
  /** Patients it rests on. */
  readonly n: number;
  /** null where the control has no null to hold against. */
  readonly p: number | null;
  /** What p is the probability under; without p, what the baseline is. */
  readonly nullHypothesis: string;
  /** The same quantity where there is nothing to be found. */
  readonly baseline?: number;
}
