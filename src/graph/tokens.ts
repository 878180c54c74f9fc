import { z } from "zod";
import type { Caller } from "../knowledge/caller.js";
import { agentOfCaller } from "../knowledge/caller.js";
import {
  revocationStatement,
  tokenStatement,
} from "../knowledge/recorded/statements.js";
import type { TokenRole } from "../knowledge/role.js";
import { TOKEN_ROLES } from "../knowledge/role.js";
import { associate } from "./associate.js";
import { checkNode } from "./checkNode.js";
import type { Graph, Reader, Tx } from "./graph.js";
import { append } from "./log.js";
import { mergeGiven } from "./mergeGiven.js";
import { takeWriteLock } from "./writeLock.js";

/** A token to be kept. */
export interface TokenStart {
  /** Follows from the idempotency key. */
  readonly id: string;
  /** Whom it lets in, and as what. */
  readonly bearer: Caller & { readonly role: TokenRole };
  /** sha256 of the secret; the secret itself is kept nowhere. */
  readonly hash: string;
  readonly createdAt: string;
  /** null: it does not expire. */
  readonly expiresAt: string | null;
  /** What must be the same when the key comes again, as canonical JSON. */
  readonly input: string;
  readonly by: Caller;
  /** Say which token it would be, and keep nothing. */
  readonly dryRun: boolean;
}

const row = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(TOKEN_ROLES),
  input: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable().default(null),
  revokedAt: z.string().nullable().default(null),
});

/** A token as the graph keeps it. */
export type TokenRow = Readonly<z.output<typeof row>>;

/** Kept now or before; or the name is that of another kind of Agent. */
export type TokenKept =
  | { readonly kind: "kept" | "known"; readonly token: TokenRow }
  | { readonly kind: "otherKind" };

/** Keeps a token with its Agent and its log entry. Sent again it finds the same token, whatever its hash. */
export function keepToken(graph: Graph, start: TokenStart): Promise<TokenKept> {
  const { id, bearer, hash, createdAt, expiresAt, input, by } = start;
  const { name, role } = bearer;
  const props = { name, role, hash, createdAt, input };
  checkNode({ label: "Token", id, props });
  const said = { id, name, role, input, createdAt, expiresAt };
  const kept: TokenKept = { kind: "kept", token: { ...said, revokedAt: null } };
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const known = await readToken(tx, "id", id);
    if (known !== null) return { kind: "known", token: known };
    const agent = agentOfCaller(bearer);
    if (await isOtherKind(tx, agent)) return { kind: "otherKind" };
    if (start.dryRun) return kept;
    const made = { agent: agent.id, role, createdAt, expiresAt };
    await append(tx, tokenStatement(id, { ...made, by: by.agent }));
    await mergeGiven(tx, [agent]);
    await tx.run(
      `MATCH (a:Agent {id: $agent})
       CREATE (t:Token {id: $id}) SET t += $props
       CREATE (t)-[:MADE_FOR]->(a)`,
      { id, agent: agent.id, props: { ...props, expiresAt } },
    );
    await associate(tx, { label: "Token", ids: [id] }, by);
    return kept;
  });
}

/** Who takes a token back. */
export interface Revoking {
  readonly at: string;
  readonly by: Caller;
  /** Say whether there is such a token, and keep nothing. */
  readonly dryRun: boolean;
}

/** Revokes a token with an entry in the log; one that is revoked stays as it is. @returns null where there is none */
export function revokeToken(
  graph: Graph,
  id: string,
  { at, by, dryRun }: Revoking,
): Promise<TokenRow | null> {
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const token = await readToken(tx, "id", id);
    if (token === null || token.revokedAt !== null || dryRun) return token;
    await append(tx, revocationStatement(id, { at, by: by.agent }));
    await tx.run("MATCH (t:Token {id: $id}) SET t.revokedAt = $at", { id, at });
    return { ...token, revokedAt: at };
  });
}

/** The token whose secret has the hash, or null. */
export function findToken(
  graph: Graph,
  hash: string,
): Promise<TokenRow | null> {
  return readToken(graph, "hash", hash);
}

async function readToken(
  tx: Reader,
  by: "id" | "hash",
  value: string,
): Promise<TokenRow | null> {
  const { records } = await tx.run(
    `MATCH (t:Token {${by}: $value}) RETURN properties(t) AS token`,
    { value },
  );
  const [found] = records;
  return found === undefined ? null : row.parse(found.get("token"));
}

async function isOtherKind(
  tx: Tx,
  { id, props }: ReturnType<typeof agentOfCaller>,
): Promise<boolean> {
  const { records } = await tx.run(
    "MATCH (a:Agent {id: $id}) WHERE a.kind <> $kind RETURN a.id",
    { id, kind: props["kind"] },
  );
  return records.length > 0;
}
