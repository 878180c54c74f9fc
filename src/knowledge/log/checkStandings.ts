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

/** Claims that do not stand where the log left them at some size. */
export interface StandingDoubts {
  /** How many claims there are. */
  readonly count: number;
  readonly some: boolean;
  /** Takes in what the log says beyond that size, which goes on while claims are read: a claim may stand where it was put since. */
  hear(entry: LogEntry): void;
  /** The first that is left, by its id; null where none is. @param size of the log */
  fault(size: number): StandingFault | null;
}

/**
 * Holds where the links of claims lead against the log.
 * @param last what the log said last at some size
 * @param links every claim, as it is now
 */
export async function checkStandings(
  last: LastSaid,
  links: AsyncIterable<ClaimLinks>,
): Promise<StandingDoubts> {
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
  return {
    count,
    get some() {
      return elsewhere.size > 0;
    },
    hear: (entry) => {
      hear(elsewhere, entry);
    },
    fault: (size) => firstFault(last, elsewhere, size),
  };
}

function firstFault(
  last: LastSaid,
  elsewhere: ReadonlyMap<string, Omit<ClaimLinks, "claim">>,
  size: number,
): StandingFault | null {
  const [first] = [...elsewhere.keys()].sort();
  if (first === undefined) return null;
  const said = last.get(first) ?? NOWHERE;
  const how = differenceOf(elsewhere.get(first)!, said) ?? "";
  return new StandingFault(
    said.index ?? size,
    first,
    messageOf(first, said, how, elsewhere.size - 1),
  );
}

const NOWHERE: Said = { version: null, verdict: null, index: null };
const NO_LINKS = { versions: [], verdicts: [] };

/** Drops a claim that stands where the log put it meanwhile. */
function hear(
  elsewhere: Map<string, Omit<ClaimLinks, "claim">>,
  entry: LogEntry,
): void {
  const stated = standingOfEntry(entry);
  const links = elsewhere.get(stated?.claim ?? "");
  if (stated === null || links === undefined) return;
  if (differenceOf(links, stated) === null) elsewhere.delete(stated.claim);
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
