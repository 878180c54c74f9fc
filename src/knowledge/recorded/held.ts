import { canonical, sha256 } from "../identity.js";
import type { LogEntry, LogStatement } from "../log/logEntry.js";

/** Of what an entry says of a thing, as much as the graph keeps too: by this the thing is held against the log. */
export interface Held {
  /** Kind of the entry; `claim`: that there is such a claim, which its versions and its proposal say. */
  readonly kind: string;
  /** Id of the thing. */
  readonly id: string;
  readonly said: Readonly<Record<string, unknown>>;
}

const PUT = ["entity", "reason", "createdAt", "report", "by"];
const NAMED = ["protocol", "step", "content"];

/**
 * By kind of entry, the members of its body that the graph keeps. Not kept, and so not held: when a run was cancelled, a claim
 * proposed, facts imported, and who revoked a token; which verdicts a withdrawal made. Entries of other kinds record no thing.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  protocol: ["name", "version", "registeredAt", "by", "logIndex"],
  run: [
    ...["workflowId", "inputHash", "cohort", "protocol", "startedAt"],
    ...["by", "logIndex"],
  ],
  "run-cancelled": ["by"],
  token: ["agent", "role", "createdAt", "expiresAt", "by"],
  "token-revoked": ["at"],
  proposal: [
    ...["cohort", "scope", "gene", "genes", "direction", "tissue"],
    ...["morphology", "subtype", "by"],
  ],
  "claim-version": ["claim", "statement", "step", "content"],
  verdict: ["outcome", "exploratory", "version", ...NAMED],
  review: [
    ...["claim", "verdict", "decision", "comment", "reviewer", "role"],
    ...["createdAt", "by"],
  ],
  withdrawal: PUT,
  reinstatement: PUT,
  replication: ["of", "agreement", "report"],
  reading: ["claim", "version", "commitment", "items", "by"],
  "reading-answers": ["reading", "answers", "by"],
  "reading-closed": ["claim", "commitment", "report", "by"],
};

/** What the log says of things, or would say of what is in the graph. @throws where an entry's body has not its kind's form */
export function heldOf({ kind, subject, body }: LogStatement): Held[] {
  const members = body as Readonly<Record<string, unknown>>;
  if (kind === "known-facts") {
    const { facts, by = null } = members;
    return (facts as string[]).map((id) => ({ kind, id, said: { by } }));
  }
  const kept = KEPT[kind];
  if (kept === undefined) return [];
  const said = kept.map((name) => [name, members[name] ?? null] as const);
  return [{ kind, id: subject, said: Object.fromEntries(said) }];
}

/** The same of an entry at its place: where it stands counts, and it names claims. */
export function heldByEntry({ index, kind, subject, body }: LogEntry): Held[] {
  const members = body as Readonly<Record<string, unknown>>;
  const placed = PLACED.has(kind) ? { ...members, logIndex: index } : body;
  const held = heldOf({ kind, subject, body: placed });
  if (kind === "proposal") return [...held, claimHeld(subject)];
  if (kind === "claim-version")
    return [...held, claimHeld(String(members["claim"]))];
  return held;
}

/** Whose node keeps at which place of the log it was registered. */
const PLACED: ReadonlySet<string> = new Set(["protocol", "run"]);

/** That there is such a claim. What it says makes its id. */
export function claimHeld(id: string): Held {
  return { kind: "claim", id, said: {} };
}

/** By which a thing is found among those that the log records. */
export function keyOf({ kind, id }: Pick<Held, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** Hash of what is said: so little is kept of each entry while the graph is read. */
export function digestOf({ said }: Held): string {
  return sha256(canonical(said));
}
