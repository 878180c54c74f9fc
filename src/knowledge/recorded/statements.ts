import type { Proposition } from "../claim.js";
import { identify, sha256 } from "../identity.js";
import type { StoredNode } from "../log/contentHash.js";
import { verdictHash, versionHash } from "../log/contentHash.js";
import type { LogStatement } from "../log/logEntry.js";

/** Id of the Agent who asked for something; absent: the program itself. */
type By = string | undefined;

/** What the log says of a protocol; the document makes its id. */
export function protocolStatement(
  id: string,
  of: { readonly name: string; readonly version: string },
  registered: { readonly registeredAt: string; readonly by: By },
): LogStatement {
  const { name, version } = of;
  const body = { name, version, ...registered };
  return { kind: "protocol", subject: id, body };
}

/** A run as it was asked for. */
interface AskedRun {
  readonly id: string;
  readonly workflowId: string;
  readonly input: string;
  readonly cohort: string;
  readonly protocol: string;
  readonly startedAt: string;
}

/** What the log says of a run: of the request the hash. */
export function runStatement(run: AskedRun, by: By): LogStatement {
  const { id, workflowId, input, cohort, protocol, startedAt } = run;
  const inputHash = sha256(input);
  const body = { workflowId, inputHash, cohort, protocol, startedAt, by };
  return { kind: "run", subject: id, body };
}

/** What the log says of a run that somebody asked to stop. @param said by whom, and when, as far as it is known */
export function cancelStatement(
  run: string,
  said: { readonly at?: string; readonly by: By },
): LogStatement {
  return { kind: "run-cancelled", subject: run, body: said };
}

/** What the log says of a token; of its secret nothing. */
export function tokenStatement(
  id: string,
  body: {
    /** Id of the Agent that it lets in. */
    readonly agent: string;
    readonly role: string;
    readonly createdAt: string;
    readonly expiresAt: string | null;
    readonly by: By;
  },
): LogStatement {
  return { kind: "token", subject: id, body };
}

/** What the log says of a token that lets nobody in any more. @param said when, and by whom, as far as it is known */
export function revocationStatement(
  token: string,
  said: { readonly at: string; readonly by?: By },
): LogStatement {
  return { kind: "token-revoked", subject: token, body: said };
}

/** What the log says of facts that were imported at once. */
export function factsStatement(
  ids: readonly string[],
  { at, by }: { readonly at: string; readonly by: By },
): LogStatement {
  const facts = [...ids].sort();
  const subject = identify("KnownFact", { facts });
  return { kind: "known-facts", subject, body: { facts, at, by } };
}

/** What the log says of a claim that was proposed. @param more when and by whom, as far as it is known */
export function proposalStatement(
  id: string,
  { cohort, ...proposition }: Proposition & { readonly cohort: string },
  more: { readonly at?: string; readonly by: By },
): LogStatement {
  const { scope, gene, genes, direction, tissue, kind, of } = proposition;
  const said = { cohort, scope, gene, genes, direction, tissue, [kind]: of };
  return { kind: "proposal", subject: id, body: { ...said, ...more } };
}

/** What the log says of a claim's version. @param lines hashes of its lines by their ids */
export function versionStatement(
  version: StoredNode & { readonly claim: string; readonly statement: string },
  step: string,
  lines: ReadonlyMap<string, string>,
): LogStatement {
  const { id, claim, statement } = version;
  const content = versionHash(version, lines);
  const body = { claim, statement, step, content };
  return { kind: "claim-version", subject: id, body };
}

/** What the log says of a verdict. */
export function verdictStatement(
  verdict: StoredNode & {
    readonly outcome: string;
    readonly exploratory: boolean;
  },
  on: {
    readonly version: string | null;
    readonly protocol: string | null;
    readonly step: string;
  },
): LogStatement {
  const { id, outcome, exploratory } = verdict;
  const { version, protocol, step } = on;
  const content = verdictHash(verdict);
  const body = { outcome, exploratory, version, protocol, step, content };
  return { kind: "verdict", subject: id, body };
}

/** What the log says of a review: all of it. */
export function reviewStatement(
  id: string,
  props: Readonly<Record<string, unknown>>,
  by: By,
): LogStatement {
  return { kind: "review", subject: id, body: { ...props, by } };
}

/** What the log says of something's being withdrawn, or being so no longer: all of it. @param more the verdicts it made, where known */
export function changeStatement(
  kind: "withdrawal" | "reinstatement",
  { id, ...props }: StoredNode,
  more: { readonly by: By; readonly verdicts?: readonly string[] },
): LogStatement {
  return { kind, subject: id, body: { ...props, ...more } };
}

/** What the log says of a Step that was done again. */
export function replicationStatement(
  id: string,
  body: {
    readonly of: string;
    readonly agreement: string;
    readonly report: string;
    readonly by: By;
  },
): LogStatement {
  return { kind: "replication", subject: id, body };
}

/** What is in the log of a reading from its start on. */
interface StartedReading {
  readonly claim?: unknown;
  readonly version?: unknown;
  readonly commitment?: unknown;
  readonly items?: unknown;
}

/** What the log says of a reading: of its key the hash. */
export function readingStatement(
  id: string,
  { claim, version, commitment, items }: StartedReading,
  by: By,
): LogStatement {
  const body = { claim, version, commitment, items, by };
  return { kind: "reading", subject: id, body };
}

/** What the log says of answers. @param answers their blob */
export function answersStatement(
  id: string,
  body: {
    readonly reading: string;
    readonly answers: unknown;
    readonly by: By;
  },
): LogStatement {
  return { kind: "reading-answers", subject: id, body };
}

/** What the log says of a reading that was closed. */
export function closedStatement(
  id: string,
  body: Pick<StartedReading, "claim" | "commitment"> & {
    /** Its blob. */
    readonly report: string;
    readonly by: By;
  },
): LogStatement {
  return { kind: "reading-closed", subject: id, body };
}
