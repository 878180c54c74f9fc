import type { Protocol } from "./protocol.js";

/** What came first, told by places in the log and never by clocks. */
export interface Precedence {
  /** Whether the protocol says itself that what it finds is exploratory. */
  readonly protocol: Pick<Protocol, "exploratory">;
  /** The protocol's place in the log. */
  readonly registered: number;
  /** The least size that the log had when a Step began that the evidence came from; null where no Step made it. */
  readonly earliest: number | null;
  /** How often other configurations had opened the sealed patients before; null where nobody said. */
  readonly openings: number | null;
}

/** Whether what is found is exploratory: not asked before it could be known, or looked at before. */
export function isExploratory({
  protocol,
  registered,
  earliest,
  openings,
}: Precedence): boolean {
  const first = earliest !== null && registered < earliest;
  return protocol.exploratory === true || !first || (openings ?? 0) > 0;
}
