/** Why a verdict is exploratory, as a line of its own; none where it is not. */
export function whyExploratory({
  exploratory,
  openings,
}: {
  readonly exploratory: boolean;
  /** How often other configurations had opened the sealed patients before. */
  readonly openings: number | null;
}): string[] {
  if (!exploratory) return [];
  return openings !== null && openings > 0
    ? [
        `  exploratory: the sealed patients had been opened before by another configuration (${openings})`,
      ]
    : [
        "  exploratory: the protocol was registered after the evidence was begun, or says itself that all it finds is",
      ];
}
