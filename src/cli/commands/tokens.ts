import { randomUUID } from "node:crypto";
import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import type { Output } from "../output.js";
import type { Connection } from "../paging.js";
import { everyNode } from "../paging.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { CREATE_TOKEN, REVOKE_TOKEN, TOKENS } from "../tokenDocuments.js";
import { UserError } from "../userError.js";

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** Makes a token and prints its secret: the result, so that it can be piped where it is needed. */
export async function tokenCreateCommand(
  api: ApiClient,
  asked: {
    readonly role: string;
    readonly name: string;
    readonly days: number | null;
    readonly dryRun: boolean;
  },
  output: Output,
): Promise<void> {
  const idempotencyKey = `cli-${randomUUID()}`;
  const input = { ...asked, role: asked.role.toUpperCase(), idempotencyKey };
  const { createToken: answer } = await api.request<{
    createToken: { secret: string | null; token: TokenRow } | Refusal;
  }>(CREATE_TOKEN, { input });
  const { secret, token } = accepted(answer);
  const { dryRun } = asked;
  output.document({ ...shown(token), secret, dryRun });
  const whose = `for ${token.name}, ${asked.role}, ${until(token)}`;
  if (secret === null)
    return output.print(`Dry run: a token ${whose} could be made; none was.`);
  output.note(`${token.id} ${whose}; it is shown this once:`);
  output.print(secret);
}

/** Lists tokens, never their secrets: these are not kept. */
export async function tokenListCommand(
  api: ApiClient,
  output: Output,
): Promise<void> {
  const rows = await tokens(api);
  output.document({ tokens: rows.map(shown) });
  const table = new Table({
    head: ["token", "name", "role", "made", "lets in"],
    style: { head: [], border: [] },
  });
  for (const row of rows)
    table.push([
      row.id.slice(0, SHORT),
      row.name,
      row.role.toLowerCase(),
      row.createdAt.slice(0, 10),
      until(row),
    ]);
  output.print(table.toString());
}

/** Takes a token back, by its id or the beginning of it. @throws UserError where no one token is meant */
export async function tokenRevokeCommand(
  api: ApiClient,
  { id, dryRun }: { readonly id: string; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const token = await wholeId(api, id);
  const input = { idempotencyKey: `cli-${randomUUID()}`, token, dryRun };
  const { revokeToken: answer } = await api.request<{
    revokeToken: TokenRow | Refusal;
  }>(REVOKE_TOKEN, { input });
  const revoked = accepted(answer);
  output.document({ ...shown(revoked), dryRun });
  output.print(
    dryRun
      ? `Dry run: ${revoked.id} of ${revoked.name} could be revoked; it was left as it is, ${until(revoked)}.`
      : `revoked ${revoked.id} of ${revoked.name}`,
  );
}

/** So much of an id is printed in tables. */
const SHORT = 18;

function tokens(api: ApiClient): Promise<TokenRow[]> {
  return everyNode(
    api,
    TOKENS,
    (answer: { tokens: Connection<TokenRow> }) => answer.tokens,
  );
}

async function wholeId(api: ApiClient, id: string): Promise<string> {
  if (id.length < SHORT)
    throw new UserError(
      `${id} is too short for the id of a token; histoclaim token list tells them`,
    );
  const found = (await tokens(api)).filter((row) => row.id.startsWith(id));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one.id;
  throw new UserError(
    one === undefined
      ? `there is no token ${id}; histoclaim token list tells their ids`
      : `${found.length} tokens begin with ${id}; give more of it`,
  );
}

function until({ expiresAt, revokedAt }: TokenRow): string {
  if (revokedAt !== null) return `revoked ${revokedAt.slice(0, 16)}`;
  if (expiresAt === null) return "until it is revoked";
  return `until ${expiresAt.slice(0, 16)}`;
}

function shown(row: TokenRow): TokenRow {
  const { id, name, createdAt, expiresAt, revokedAt } = row;
  const role = row.role.toLowerCase();
  return { id, name, role, createdAt, expiresAt, revokedAt };
}
