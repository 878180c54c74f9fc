import { LogFault } from "./auditLog.js";
import type { ClaimLinks, ClaimStanding } from "./claimStanding.js";
import { differenceOf, standingOfEntry } from "./claimStanding.js";
import type { LogEntry } from "./logEntry.js";

/** A claim does not stand where the log left it. */
export class StandingFault extends LogFault {
  constructor(
    index: number,
    /** Id of the claim. */
    readonly claim: string,
    message: string,
  ) {
    super(index, message);
  }
}

/** Where an entry left a claim. */
interface Said extends Pick<ClaimStanding, "version" | "verdict"> {
  /** null where no entry says anything of it. */
  readonly index: number | null;
}

/** The last that a log says of each claim: as much is held in memory as there are claims, however long the log is. */
export type LastSaid = Map<string, Said>;

/** Takes in what an entry says of a claim's standing, if it says anything. */
export function noteStanding(last: LastSaid, entry: LogEntry): void {
  const stated = standingOfEntry(entry);
  if (stated === null) return;
  const { claim, version, verdict } = stated;
  last.set(claim, { version, verdict, index: entry.index });
}

/** What claims are held against. */
export interface StandingsToCheck {
  /** What the log said last at some size. */
  readonly last: LastSaid;
  readonly size: number;
  /** Every claim, as it is now. */
  readonly links: AsyncIterable<ClaimLinks>;
  /** What the log says beyond that size, in its order: it goes on while claims are read. */
  readonly since: AsyncIterable<LogEntry>;
}

/**
 * Holds where the links of claims lead against the log. A claim may stand where the log left it, or where it was put since.
 * @returns how many claims there are
 * @throws StandingFault naming the first claim, by its id, that stands elsewhere
 */
export async function checkStandings({
  last,
  size,
  links,
  since,
}: StandingsToCheck): Promise<number> {
  const missing = new Map(last);
  const elsewhere = new Map<string, Omit<ClaimLinks, "claim">>();
  let count = 0;
  for await (const { claim, ...own } of links) {
    count++;
    missing.delete(claim);
    if (differenceOf(own, last.get(claim) ?? NOWHERE) !== null)
      elsewhere.set(claim, own);
  }
  for (const [claim, said] of missing)
    if (differenceOf(NO_LINKS, said) !== null) elsewhere.set(claim, NO_LINKS);
  if (elsewhere.size > 0) await dropMoved(elsewhere, since);
  const [first] = [...elsewhere.keys()].sort();
  if (first === undefined) return count;
  const said = last.get(first) ?? NOWHERE;
  const how = differenceOf(elsewhere.get(first)!, said) ?? "";
  throw new StandingFault(
    said.index ?? size,
    first,
    messageOf(first, said, how, elsewhere.size - 1),
  );
}

const NOWHERE: Said = { version: null, verdict: null, index: null };
const NO_LINKS = { versions: [], verdicts: [] };

/** Drops the claims that stand where the log put them meanwhile. */
async function dropMoved(
  elsewhere: Map<string, Omit<ClaimLinks, "claim">>,
  since: AsyncIterable<LogEntry>,
): Promise<void> {
  for await (const entry of since) {
    const stated = standingOfEntry(entry);
    const links = elsewhere.get(stated?.claim ?? "");
    if (stated === null || links === undefined) continue;
    if (differenceOf(links, stated) === null) elsewhere.delete(stated.claim);
  }
}

function messageOf(
  claim: string,
  { index }: Said,
  how: string,
  others: number,
): string {
  const entry = index === null ? "" : ` in entry ${index}`;
  const more = others === 0 ? "" : `; ${others} other claims neither`;
  return `claim ${claim} does not stand where the log left it${entry}: ${how}${more}; another hand changed the database, put back a copy from before`;
}
