/** Which genes were tried for which classes. */
export interface MarksFound {
  /** What q counts. */
  readonly tests: number;
  /** Patients held out from the choosing. */
  readonly heldOut: number;
  readonly pairs: readonly {
    readonly gene: string;
    readonly subtype: string;
    readonly claimed: boolean;
  }[];
}

/** How many pairs were tried, and how many of them are claimed. */
export function marksLine({ tests, heldOut, pairs }: MarksFound): string {
  const claimed = pairs.filter((pair) => pair.claimed).length;
  return `${pairs.length} pairs of gene and class were tried, each both ways, and ${claimed} are claimed; q counts all ${tests}. ${heldOut} patients had no part in the choosing.`;
}
