/** A verdict, as far as it says why it is exploratory. */
export interface MaybeExploratory {
  readonly exploratory: boolean;
  /** How often other configurations had opened the sealed patients before. */
  readonly openings: number | null;
  /** null of a verdict that was not kept. */
  readonly protocol: { readonly exploratory: boolean } | null;
}

/** Why a verdict is exploratory, as a line of its own; none where it is not. */
export function whyExploratory({
  exploratory,
  openings,
  protocol,
}: MaybeExploratory): string[] {
  if (!exploratory) return [];
  if (protocol?.exploratory === true)
    return ["  exploratory: its protocol says itself that all it finds is"];
  if (openings !== null && openings > 0)
    return [
      `  exploratory: the sealed patients had been opened before by another configuration (${openings})`,
    ];
  return protocol === null
    ? [
        "  exploratory: the protocol was registered after the evidence was begun, or says itself that all it finds is",
      ]
    : [
        "  exploratory: its protocol was registered after the evidence was begun",
      ];
}
