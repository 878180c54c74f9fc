import { randomBytes } from "node:crypto";
import type { Graph } from "../graph/graph.js";
import type {
  findToken,
  keepToken,
  revokeToken,
  TokenRow,
} from "../graph/tokens.js";
import type { Caller } from "../knowledge/caller.js";
import { callerNamed, OWNER } from "../knowledge/caller.js";
import { canonical, identify, sha256 } from "../knowledge/identity.js";
import { keyTaken } from "../knowledge/keyTaken.js";
import type { TokenRole } from "../knowledge/role.js";
import type { Issue } from "../runs/runControl.js";

/** What a token is asked for. */
export interface TokenRequest {
  readonly idempotencyKey: string;
  readonly role: TokenRole;
  /** Whose it is: what is done with it is done by the Agent of that name. */
  readonly name: string;
  /** null: it does not expire. */
  readonly days: number | null;
  /** Say which token it would be, and keep nothing. */
  readonly dryRun: boolean;
}

/** A token to be taken back. */
export interface Revocation {
  /** Its id. */
  readonly token: string;
  /** Say whether there is such a token, and keep nothing. */
  readonly dryRun: boolean;
}

interface Refused {
  readonly kind: "invalid";
  readonly message: string;
  readonly issues: readonly Issue[];
}

/** A token that was made, now or before under the same key, or would be; its secret is told when it is made and never again. */
export type TokenMade =
  | {
      readonly kind: "made";
      readonly token: TokenRow;
      readonly secret: string | null;
    }
  | Refused;

/** Who bears a secret; or why nobody does. */
export type Bearer =
  | { readonly kind: "caller"; readonly caller: Caller }
  | {
      readonly kind: "refused";
      readonly reason: "unknown" | "expired" | "revoked";
    };

/** Makes tokens, takes them back, and says who bears one. */
export interface TokenDesk {
  make(request: TokenRequest, by: Caller): Promise<TokenMade>;
  /** Whether there is such a token; once it returns, the token lets nobody in, but after a dry run. */
  revoke(revocation: Revocation, by: Caller): Promise<boolean>;
  /** Asks the graph each time: what is revoked or expired counts no more from that moment. */
  bearer(secret: string): Promise<Bearer>;
}

/** What the desk reaches outside itself. */
export interface TokenDeskDeps {
  readonly graph: {
    readonly store: Graph;
    readonly keepToken: typeof keepToken;
    readonly findToken: typeof findToken;
    readonly revokeToken: typeof revokeToken;
  };
  readonly now: () => Date;
}

/** Builds the desk of a process. */
export function createTokenDesk(deps: TokenDeskDeps): TokenDesk {
  const { graph, now } = deps;
  return {
    make: (request, by) => make(deps, request, by),
    revoke: async ({ token, dryRun }, by) => {
      const revoking = { at: now().toISOString(), by, dryRun };
      return (await graph.revokeToken(graph.store, token, revoking)) !== null;
    },
    bearer: (secret) => bearer(deps, secret),
  };
}

/** @unit bytes */
const SECRET = 32;
/** So that a secret that strays into a text is known for what it is. */
const PREFIX = "histoclaim_";
const MOST_DAYS = 3650;
const LONGEST_NAME = 100;

async function make(
  { graph, now }: TokenDeskDeps,
  { idempotencyKey, dryRun, ...asked }: TokenRequest,
  by: Caller,
): Promise<TokenMade> {
  const issues = issuesOf(asked);
  if (issues.length > 0) return refused(issues);
  const secret = `${PREFIX}${randomBytes(SECRET).toString("base64url")}`;
  const input = canonical(asked);
  const { name, role, days } = asked;
  const created = now();
  const kept = await graph.keepToken(graph.store, {
    id: identify("Token", { idempotencyKey }),
    bearer: { ...callerNamed(name, role), role },
    hash: sha256(secret),
    createdAt: created.toISOString(),
    expiresAt: days === null ? null : after(created, days),
    input,
    by,
    dryRun,
  });
  if (kept.kind === "otherKind")
    return refused([
      {
        path: "name",
        message: `${name} is known as ${role === "lims" ? "a person" : "a program"}; choose another name`,
      },
    ]);
  const { token } = kept;
  if (kept.kind === "kept")
    return { kind: "made", token, secret: dryRun ? null : secret };
  if (token.input === input) return { kind: "made", token, secret: null };
  return refused([keyTaken(idempotencyKey)]);
}

async function bearer(
  { graph, now }: TokenDeskDeps,
  secret: string,
): Promise<Bearer> {
  const token = await graph.findToken(graph.store, sha256(secret));
  if (token === null) return { kind: "refused", reason: "unknown" };
  const { name, role, expiresAt, revokedAt } = token;
  if (revokedAt !== null) return { kind: "refused", reason: "revoked" };
  if (expiresAt !== null && expiresAt <= now().toISOString())
    return { kind: "refused", reason: "expired" };
  return { kind: "caller", caller: callerNamed(name, role) };
}

function issuesOf({ name, days }: Pick<TokenRequest, "name" | "days">) {
  const issues: Issue[] = [];
  if (name === OWNER.name)
    issues.push({ path: "name", message: "that is the owner's own name" });
  if (name !== name.trim() || name.length > LONGEST_NAME)
    issues.push({
      path: "name",
      message: `give at most ${LONGEST_NAME} characters, without space around them`,
    });
  if (
    days !== null &&
    (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
  )
    issues.push({
      path: "days",
      message: `give whole days from 1 to ${MOST_DAYS}, or none`,
    });
  return issues;
}

function after(date: Date, days: number): string {
  return new Date(date.getTime() + days * 86_400_000).toISOString();
}

function refused(issues: readonly Issue[]): Refused {
  return { kind: "invalid", message: "the token was not made", issues };
}
