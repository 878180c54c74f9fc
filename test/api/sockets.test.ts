import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { ACCESS } from "../../src/api/access/table.js";
import { createSchema } from "../../src/api/schema.js";
import { CREATE_TOKEN, REVOKE_TOKEN } from "../../src/cli/tokenDocuments.js";
import { TOKEN_ROLES } from "../../src/knowledge/role.js";
import { plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { everyOperation } from "./everyOperation.js";
import { listenTo, type Listening } from "./listening.js";
import { openApi, TOKEN, type ApiUnderTest } from "./apiUnderTest.js";

let api: ApiUnderTest;
let run: string;
beforeAll(async () => {
  api = await openApi({
    deps: {
      socketLimits: {
        pollMs: 100,
        recheckMs: 100,
        subscriptions: 2,
        sockets: 8,
      },
    },
  });
  run = await plantRun(api.graph, uniqueName("run"));
});
afterAll(() => api.close());

const refused = (code: string) => [{ extensions: { code } }];
const EVENTS = "subscription ($run: ID!) { runEvents(runId: $run) { kind } }";

/** The first that is heard; the socket is closed then. */
async function first<T>(listening: Listening<T>): Promise<T | null> {
  try {
    return await listening.next();
  } finally {
    listening.cut();
  }
}

async function makeToken(role: string) {
  const input = {
    idempotencyKey: uniqueName("k"),
    name: uniqueName("n"),
    role,
  };
  const { data } = await api.command(CREATE_TOKEN, { input });
  return data?.["createToken"] as { secret: string; token: { id: string } };
}

describe("a socket", () => {
  it("serves each role the subscriptions of the table", async () => {
    const operations = everyOperation(await createSchema()).filter(
      ({ root }) => root === "Subscription",
    );
    expect(operations.map(({ field }) => field).sort()).toEqual(
      Object.keys(ACCESS.Subscription),
    );
    const tokens = [undefined, TOKEN];
    for (const role of TOKEN_ROLES)
      tokens.push((await makeToken(role.toUpperCase())).secret);
    for (const token of tokens) {
      const asked = { query: EVENTS, variables: { run } };
      const greeting = token === undefined ? {} : { token };
      expect(await first(listenTo(api.url, asked, greeting))).toEqual({
        runEvents: { kind: "STARTED" },
      });
    }
  });

  it("does nothing but subscriptions: no query, and never a mutation, whoever asks", async () => {
    for (const query of [
      'mutation { cancelRun(id: "x") { __typename } }',
      "{ __typename }",
    ])
      for (const greeting of [{}, { token: TOKEN }])
        await expect(
          first(listenTo(api.url, { query }, greeting)),
        ).rejects.toMatchObject(refused("BAD_REQUEST"));
  });

  it("holds a document to the limits of HTTP", async () => {
    const deep = (levels: number): string =>
      levels === 0 ? "id" : `verdict { claim { ${deep(levels - 1)} } }`;
    const cases: [string, string][] = [
      [`subscription { claimEvents { claim { ${deep(6)} } } }`, "DEPTH_LIMIT"],
      [
        "subscription { claimEvents { claim { evidenceLines(first: 200) { nodes { items(first: 200) { nodes { id } } } } } } }",
        "COST_LIMIT",
      ],
      [`subscription { ${"a ".repeat(2001)} }`, "GRAPHQL_PARSE_FAILED"],
      ["subscription { claimEvents { colour } }", "GRAPHQL_VALIDATION_FAILED"],
      [
        "subscription A { claimEvents { kind } } subscription B { claimEvents { kind } }",
        "BAD_REQUEST",
      ],
    ];
    for (const [query, code] of cases)
      await expect(
        first(listenTo(api.url, { query })),
        query.slice(0, 80),
      ).rejects.toMatchObject(refused(code));
    const wrong = { query: EVENTS, variables: { run: [1] } };
    await expect(first(listenTo(api.url, wrong))).rejects.toMatchObject(
      refused("BAD_USER_INPUT"),
    );
    expect(api.faults).toEqual([]);
  });

  it("of a wrong token is closed before anything is told, and logged without the token", async () => {
    api.refused.length = 0;
    const asked = { query: EVENTS, variables: { run } };
    const token = "histoclaim_wrong";
    await expect(
      first(listenTo(api.url, asked, { token })),
    ).rejects.toMatchObject({
      code: 4403,
    });
    expect(api.refused).toMatchObject([{ reason: "unknown" }]);
    expect(JSON.stringify(api.refused)).not.toContain(token);
  });

  it("is closed when its token is revoked", async () => {
    const { secret, token } = await makeToken("READER");
    const asked = { query: EVENTS, variables: { run } };
    const listening = listenTo(api.url, asked, { token: secret });
    expect(await listening.next()).toEqual({ runEvents: { kind: "STARTED" } });
    const closed = expect(listening.next()).rejects.toMatchObject({
      code: 4403,
    });
    await api.command(REVOKE_TOKEN, {
      input: { idempotencyKey: uniqueName("k"), token: token.id },
    });
    await closed;
  });

  it("is not opened for a page of another site, for another host, or elsewhere", async () => {
    const status = async (
      path: string,
      headers: Record<string, string> = {},
    ): Promise<unknown> => {
      const socket = new WebSocket(
        `${api.url.replace("http", "ws")}${path}`,
        "graphql-transport-ws",
        { headers },
      );
      socket.on("error", () => undefined);
      const opened = once(socket, "open").then(() => 101);
      const answered = once(socket, "unexpected-response").then(
        ([, response]: { statusCode?: number }[]) => response?.statusCode,
      );
      const found = await Promise.race([opened, answered]);
      socket.terminate();
      return found;
    };
    const { host } = new URL(api.url);
    expect(await status("/graphql")).toBe(101);
    expect(await status("/graphql", { origin: `http://${host}` })).toBe(101);
    expect(await status("/graphql", { origin: "http://evil.example" })).toBe(
      403,
    );
    expect(await status("/graphql", { origin: "null" })).toBe(403);
    expect(await status("/graphql", { host: "evil.example" })).toBe(421);
    expect(await status("/elsewhere")).toBe(404);
  });
});

it("there are so many sockets, and so many subscriptions on one, and no more", async () => {
  const own = await openApi({
    deps: { socketLimits: { sockets: 2, subscriptions: 1, pollMs: 100 } },
  });
  const socket = new WebSocket(
    `${own.url.replace("http", "ws")}/graphql`,
    "graphql-transport-ws",
  );
  const heard: { type: string; payload?: unknown; id?: string }[] = [];
  socket.on("message", (data: Buffer) => {
    heard.push(JSON.parse(data.toString()) as (typeof heard)[number]);
  });
  await once(socket, "open");
  const say = (message: object) => {
    socket.send(JSON.stringify(message));
  };
  say({ type: "connection_init" });
  await once(socket, "message");
  const payload = { query: EVENTS, variables: { run } };
  say({ id: "1", type: "subscribe", payload });
  await once(socket, "message");
  say({ id: "2", type: "subscribe", payload });
  await once(socket, "message");
  expect(heard.at(-1)).toMatchObject({
    id: "2",
    type: "error",
    payload: refused("TOO_MANY_SUBSCRIPTIONS"),
  });
  const second = new WebSocket(
    `${own.url.replace("http", "ws")}/graphql`,
    "graphql-transport-ws",
  );
  await once(second, "open");
  const third = new WebSocket(
    `${own.url.replace("http", "ws")}/graphql`,
    "graphql-transport-ws",
  );
  third.on("error", () => undefined);
  const [, response] = (await once(third, "unexpected-response")) as [
    unknown,
    { statusCode: number },
  ];
  expect(response.statusCode).toBe(503);
  // Those who listen do not keep the server from ending.
  const closed = Promise.all([once(socket, "close"), once(second, "close")]);
  await own.close();
  await closed;
});
