import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS } from "../../src/api/access/table.js";
import { createSchema } from "../../src/api/schema.js";
import {
  CREATE_TOKEN,
  REVOKE_TOKEN,
  TOKENS,
} from "../../src/cli/tokenDocuments.js";
import { createTokenDesk } from "../../src/governance/tokenDesk.js";
import { findToken, keepToken, revokeToken } from "../../src/graph/tokens.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { sha256 } from "../../src/knowledge/identity.js";
import { TOKEN_ROLES, type Role } from "../../src/knowledge/role.js";
import { uniqueName } from "../graph/testGraph.js";
import { everyOperation } from "./everyOperation.js";
import { plantCohort } from "./plantedCohort.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";

let api: ApiUnderTest;
/** A token of each role. */
const secrets = new Map<Role, string>();
beforeAll(async () => {
  api = await openApi();
  for (const role of TOKEN_ROLES)
    secrets.set(role, (await create({ role: role.toUpperCase() })).secret);
});
afterAll(() => api.close());

const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });
const INTROSPECT = "{ __typename }";

interface Made {
  readonly secret: string;
  readonly token: { readonly id: string; readonly name: string };
}

async function create(
  input: Record<string, unknown>,
): Promise<Made & { readonly issues?: unknown }> {
  const { data, errors } = await api.command(CREATE_TOKEN, {
    input: {
      idempotencyKey: uniqueName("key"),
      name: uniqueName("Ada"),
      role: "READER",
      ...input,
    },
  });
  expect(errors).toEqual([]);
  return data?.["createToken"] as Made;
}

const revoke = (token: string, dryRun = false) =>
  api.command(REVOKE_TOKEN, {
    input: { idempotencyKey: uniqueName("k"), token, dryRun },
  });

describe("every operation", () => {
  it("is for the roles of the table, over HTTP", async () => {
    const operations = everyOperation(await createSchema()).filter(
      ({ root }) => root !== "Subscription",
    );
    const table: Record<string, Record<string, readonly string[]>> = ACCESS;
    for (const { root, field, text } of operations)
      await Promise.all(
        (["nobody", ...TOKEN_ROLES] as const).map(async (role) => {
          const secret = role === "nobody" ? null : secrets.get(role)!;
          const headers = secret === null ? {} : bearing(secret);
          const { errors, status } = await api.ask(text, {}, headers);
          const codes = errors.map(({ extensions }) => extensions.code);
          const refusal = secret === null ? "UNAUTHENTICATED" : "FORBIDDEN";
          const what = `${role}: ${text}`;
          if (table[root]![field]!.includes(role))
            expect(codes, what).not.toContain(refusal);
          else {
            expect(codes, what).toEqual([refusal]);
            expect(status, what).toBe(secret === null ? 401 : 403);
          }
        }),
      );
    for (const { text } of operations) {
      const { errors } = await api.command(text);
      const codes = errors.map(({ extensions }) => extensions.code);
      expect(codes, text).not.toContain("FORBIDDEN");
    }
  });

  it("refused for its role is told of, with the Agent and without the token", async () => {
    const { secret, token } = await create({});
    api.refused.length = 0;
    await api.ask(TOKENS, {}, bearing(secret));
    expect(api.refused).toEqual([
      {
        address: expect.stringContaining("127.0.0.1") as string,
        reason: "role",
        operation: "Query.tokens",
        agent: expect.stringMatching(/^agent-/) as string,
      },
    ]);
    expect(JSON.stringify(api.refused)).not.toContain(secret);
    expect(token.name).toMatch(/^Ada/);
  });
});

describe("a token", () => {
  it("is told once, and kept nowhere but as a hash", async () => {
    const idempotencyKey = uniqueName("key");
    const name = uniqueName("Grace");
    const first = await create({ idempotencyKey, name });
    expect(first.secret).toMatch(/^histoclaim_[\w-]{43}$/);
    const again = await create({ idempotencyKey, name });
    expect(again).toMatchObject({
      secret: null,
      token: { id: first.token.id },
    });
    const other = await create({ idempotencyKey, name, role: "ADMIN" });
    expect(other.issues).toMatchObject([{ path: "idempotencyKey" }]);
    const kept = await api.graph.read(async (tx) => {
      const { records } = await tx.run(
        `MATCH (t:Token {id: $id})-[:MADE_FOR]->(a) MATCH (e:LogEntry {subject: $id})
         RETURN properties(t) AS t, properties(a) AS a, properties(e) AS e`,
        { id: first.token.id },
      );
      return JSON.stringify(records.map((row) => row.toObject()));
    });
    expect(kept).toContain(sha256(first.secret));
    const after = first.token.id.slice(0, -1);
    const shown = await fetch(
      `${api.url}/log/contents?of=Token&after=${after}`,
    );
    const told = await shown.text();
    expect(told).toContain(first.token.id);
    for (const own of [name, sha256(first.secret)])
      expect(told).not.toContain(own);
    expect(kept).not.toContain(first.secret);
  });

  it("lets in until it is revoked, and not a moment longer", async () => {
    const { secret, token } = await create({});
    expect((await api.ask(INTROSPECT, {}, bearing(secret))).status).toBe(200);
    expect((await revoke(token.id)).data).toMatchObject({
      revokeToken: { __typename: "Token", id: token.id },
    });
    api.refused.length = 0;
    const { status, errors } = await api.ask(INTROSPECT, {}, bearing(secret));
    expect(status).toBe(401);
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(api.refused).toMatchObject([{ reason: "revoked" }]);
  });

  it("is made and revoked as a dry run says, which does neither", async () => {
    const idempotencyKey = uniqueName("key");
    const asked = { idempotencyKey, name: uniqueName("Ada"), days: 3 };
    const dry = await create({ ...asked, dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, secret: null });
    expect(await create({ ...asked, dryRun: true })).toMatchObject({
      token: { id: dry.token.id, name: asked.name },
    });
    expect((await revoke(dry.token.id)).data).toMatchObject({
      revokeToken: { issues: [{ path: "token" }] },
    });
    const { secret, token } = await create(asked);
    expect(token.id).toBe(dry.token.id);
    expect((await revoke(token.id, true)).data).toMatchObject({
      revokeToken: { id: token.id, revokedAt: null },
    });
    expect((await api.ask(INTROSPECT, {}, bearing(secret))).status).toBe(200);
  });

  it("lets in until it expires", async () => {
    let now = new Date("2030-01-01T00:00:00Z");
    const desk = createTokenDesk({
      graph: { store: api.graph, keepToken, findToken, revokeToken },
      now: () => now,
    });
    const made = await desk.make(
      {
        idempotencyKey: uniqueName("k"),
        role: "reader",
        name: uniqueName("A"),
        days: 1,
        dryRun: false,
      },
      OWNER,
    );
    const secret = made.kind === "made" ? (made.secret ?? "") : "";
    now = new Date("2030-01-01T23:59:59.999Z");
    expect(await desk.bearer(secret)).toMatchObject({ kind: "caller" });
    now = new Date("2030-01-02T00:00:00Z");
    expect(await desk.bearer(secret)).toEqual({
      kind: "refused",
      reason: "expired",
    });
  });

  it("is for a name that is nobody else's kind, and not the owner's", async () => {
    const name = uniqueName("lab");
    await create({ name, role: "LIMS" });
    expect((await create({ name })).issues).toMatchObject([{ path: "name" }]);
    for (const bad of ["owner", " x", "n".repeat(101), " "])
      expect((await create({ name: bad })).issues).toMatchObject([
        { path: "name" },
      ]);
    expect((await create({ days: 0 })).issues).toMatchObject([
      { path: "days" },
    ]);
  });

  it("that is not known is refused by name, and is logged with where it came from", async () => {
    api.refused.length = 0;
    const secret = "histoclaim_nobody-has-this";
    expect((await api.ask(INTROSPECT, {}, bearing(secret))).status).toBe(401);
    expect(api.refused).toMatchObject([{ reason: "unknown" }]);
    expect(JSON.stringify(api.refused)).not.toContain(secret);
    expect((await revoke("token-x")).data).toMatchObject({
      revokeToken: { __typename: "InvalidInput", issues: [{ path: "token" }] },
    });
  });

  it("that is wrong too often is logged no more; a right one is not hindered", async () => {
    const own = await openApi();
    try {
      const { secret } = await create({});
      const statuses = new Set<number>();
      for (let i = 0; i < 40; i++)
        statuses.add(
          (await own.ask(INTROSPECT, {}, bearing(`wrong${i}`))).status,
        );
      expect([...statuses]).toEqual([401, 429]);
      expect(own.refused).toHaveLength(30);
      expect((await own.ask(INTROSPECT, {}, bearing(secret))).status).toBe(200);
    } finally {
      await own.close();
    }
  });
});

it("what a step was given is for analysts and above: it may say what is known of patients", async () => {
  const { run } = await plantCohort(api.graph);
  const query = `query ($id: ID!) { run(id: $id) { steps(first: 1) { nodes { name params } } } }`;
  const asked = async (role: Role) => {
    const headers = bearing(secrets.get(role)!);
    const { data, errors } = await api.ask(query, { id: run }, headers);
    const codes = errors.map(({ extensions }) => extensions.code);
    return {
      steps: data?.["run"],
      codes,
      said: errors.map(({ message }) => message),
    };
  };
  const given = (params: unknown) => ({
    steps: { nodes: [{ name: expect.any(String) as string, params }] },
  });
  for (const role of ["reader", "lims"] as const)
    expect(await asked(role)).toEqual({
      steps: given(null),
      codes: ["FORBIDDEN"],
      said: [
        `this takes the role analyst, reviewer, admin, or owner, and your token's is ${role}: ask whoever makes tokens for another (Step.params)`,
      ],
    });
  expect(await asked("analyst")).toEqual({
    steps: given(expect.stringMatching(/^\{/)),
    codes: [],
    said: [],
  });
});

it("a patient's attributes are for analysts and above; the pseudonym for every reader", async () => {
  const { patient } = await plantCohort(api.graph);
  const query = `query ($id: ID!) { node(id: $id) { ... on Patient {
    pseudonym site { name } subtype { name } attributes { name value } } } }`;
  let told: unknown;
  const seen = async (headers: Record<string, string>) => {
    const { data, errors, status } = await api.ask(
      query,
      { id: patient.id },
      headers,
    );
    expect(status).toBe(200);
    expect(data?.["node"] ?? null).toMatchObject({ pseudonym: "P1" });
    told = data?.["node"];
    return errors.map(({ extensions, path }) => [
      extensions.code,
      path?.at(-1),
    ]);
  };
  const refused = (code: string) => [
    [code, "site"],
    [code, "subtype"],
    [code, "attributes"],
  ];
  expect(await seen({})).toEqual(refused("UNAUTHENTICATED"));
  const as = (role: Role) => seen(bearing(secrets.get(role)!));
  for (const role of ["reader", "lims"] as const)
    expect(await as(role)).toEqual(refused("FORBIDDEN"));
  for (const role of ["analyst", "reviewer", "admin"] as const) {
    expect(await as(role)).toEqual([]);
    expect(told).toMatchObject({
      attributes: [
        { name: "age", value: "61" },
        { name: "stage", value: "II" },
      ],
    });
  }
});
