/** What became of a reading. */
export interface ReadingStanding {
  /** When its key was told; null: it is open. */
  readonly closedAt: string | null;
  /** Whether a withdrawal reaches it. */
  readonly fallen: boolean;
  /** Whether its claim was measured anew since its tiles were drawn. */
  readonly anew: boolean;
}

/** Why nothing more can come of a reading, whoever reads; null where something can. */
export function whyOver({
  closedAt,
  fallen,
  anew,
}: ReadingStanding): string | null {
  if (fallen) return "it is withdrawn, or what it rests on is; start another";
  if (closedAt !== null)
    return "it is closed, and its key is known; start another";
  return anew
    ? "the claim was measured anew since: what was read shows where earlier models looked; start another reading"
    : null;
}
