/** One measured quantity about a claim, with what a reader needs to weigh it. */
export interface EvidenceItem {
  /** What was measured; criteria name it as their metric. */
  readonly kind: string;
  /** Size of the effect, positive in the claimed direction; or a count. */
  readonly value: number;
  /** Patients it rests on. */
  readonly n: number;
  /** Bootstrap interval of the value, 95 %, patients resampled. */
  readonly interval?: { readonly low: number; readonly high: number };
  readonly p?: number;
  /** After counting everything that was tried. */
  readonly q?: number;
  /** What p is the probability under. */
  readonly nullHypothesis?: string;
  /** The same quantity of the trivial predictor. */
  readonly baseline?: number;
  /** What the item is about beside the claim: the other gene, morphology or subtype held fixed. */
  readonly about?: string;
  /** Folds whose own value points the claimed way, of those that could be read by themselves. */
  readonly folds?: { readonly agree: number; readonly of: number };
  /** Whether what `about` names keeps its own effect when the claim's gene is held fixed. */
  readonly rivalKept?: boolean;
  /** True where a withdrawal reached it. */
  readonly invalidated?: boolean;
}

/** Whether what was found speaks for the claim. */
export type EvidenceDirection = "SUPPORTS" | "OPPOSES" | "NEUTRAL";

/** Everything that bears on one criterion. Folds that share patients are one line, not five. */
export interface EvidenceLine {
  readonly id: string;
  /** The criterion it tests. */
  readonly criterion: string;
  readonly items: readonly EvidenceItem[];
}

/** What stands behind an association where it is not the gene's own. */
export interface Explanation {
  readonly kind: "GENE" | "SUBTYPE" | "MODULE";
  /** The other gene, the module's leading gene, or what was held fixed. */
  readonly name: string;
}
