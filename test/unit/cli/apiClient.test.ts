import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { buildSchema, graphql } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../../../src/cli/apiClient.js";
import { createApiClient } from "../../../src/cli/apiClient.js";
import { logCheckCommand } from "../../../src/cli/commands/log.js";
import { createOutput } from "../../../src/cli/output.js";

/** A server of before most of what is asked: it knows the log's head, and no address beside the API. */
const schema = buildSchema(`
  type Query { log: Log! find(text: String!): Int }
  type Log { size: Int! root: String! }
`);
const server = createServer((request, response) => {
  void (async () => {
    if (request.url !== "/graphql") return response.writeHead(404).end();
    const { query, variables } = (await json(request)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const rootValue = { log: { size: 0, root: "r" }, find: 1 };
    const answer = await graphql({
      ...{ schema, rootValue },
      ...{ source: query, variableValues: variables },
    });
    return response.end(JSON.stringify(answer));
  })();
});
let api: ApiClient;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  api = createApiClient(`http://127.0.0.1:${port}`, "token");
});
afterAll(() => server.close());

const OLDER = /server that runs is of an older version .*npx histoclaim up$/;

it("a server that lacks what is asked is said to be older, with how to start it anew", async () => {
  for (const query of [
    "{ log { size keys } }",
    '{ find(text: "a", kind: "b") }',
    "query ($input: NewInput) { find(text: $input) }",
  ])
    await expect(api.request(query)).rejects.toThrow(OLDER);
  await expect(api.request("{ find }")).rejects.toThrow(/"text" of type/);
});

it("a log whose entries an older server cannot give does not pass for sound", async () => {
  const check = logCheckCommand(api, {}, createOutput(true));
  await expect(check).rejects.toThrow(OLDER);
});
