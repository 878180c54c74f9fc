import { z } from "zod";
import type { LogStatement } from "./logEntry.js";

/** Kind of the entries that say where a claim stands from then on. */
export const CLAIM_STANDING = "claim-standing";

/** Where a claim stands: what it says now, and which verdict on that counts. */
export interface ClaimStanding {
  readonly claim: string;
  /** Id of its head version; null before anything was measured of it. */
  readonly version: string | null;
  /** Id of the verdict that counts; null where nobody judged the version. */
  readonly verdict: string | null;
}

/** Where the links of a claim lead: one of each at most, where no other hand was there. */
export interface ClaimLinks {
  readonly claim: string;
  /** Ids of versions that HEAD leads to. */
  readonly versions: readonly string[];
  /** Ids of verdicts that COUNTS_FOR comes from. */
  readonly verdicts: readonly string[];
}

/** What the log says of a claim's standing. */
export function standingStatement(standing: ClaimStanding): LogStatement {
  const { claim, version, verdict } = standing;
  return { kind: CLAIM_STANDING, subject: claim, body: { version, verdict } };
}

const id = z.string().nullable();
const body = z.object({ version: id, verdict: id });

/** The standing that an entry states; null where it is of another kind. */
export function standingOfEntry(entry: LogStatement): ClaimStanding | null {
  return entry.kind === CLAIM_STANDING
    ? { claim: entry.subject, ...body.parse(entry.body) }
    : null;
}

/** How a claim's links differ from where it stands; null where they do not. */
export function differenceOf(
  links: Omit<ClaimLinks, "claim">,
  standing: Pick<ClaimStanding, "version" | "verdict">,
): string | null {
  return (
    difference("version", links.versions, standing.version) ??
    difference("verdict", links.verdicts, standing.verdict)
  );
}

const LINK = { version: "HEAD", verdict: "COUNTS_FOR" };

function difference(
  what: keyof typeof LINK,
  found: readonly string[],
  said: string | null,
): string | null {
  if (found.length <= 1 && (found[0] ?? null) === said) return null;
  const there = found.length === 0 ? `no ${what}` : found.join(" and ");
  return `${LINK[what]} joins it to ${there}, and the log to ${said ?? `no ${what}`}`;
}
