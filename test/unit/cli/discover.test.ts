import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiClient } from "../../../src/cli/apiClient.js";
import {
  contractForm,
  discover,
  PLAIN,
} from "../../../src/cli/commands/discover.js";

const notice = {
  code: "GENE_WITHOUT_VARIANCE",
  file: "expression.csv",
  line: null,
  column: "APC",
  value: null,
  message: "APC is the same everywhere.",
  remedy: "It is tried all the same.",
};
const nothing = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

/** Every question is answered with all that any of them asks for. */
const data = {
  runs: nothing,
  startDiscovery: { __typename: "Run", id: "run-1", notices: [notice] },
  run: {
    id: "run-1",
    status: "DONE",
    message: "1 of the patients were left out: P4 (no slide)",
    progress: [],
    backend: "wasm 4.22.0",
    genes: [],
    spots: [],
    verdicts: nothing,
  },
};
const server = createServer((request, response) => {
  request.resume();
  response.end(JSON.stringify({ data }));
});
beforeAll(
  () => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)),
);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it("tells who starts a run the notices, who was left out, and the backend", async () => {
  const notes: string[] = [];
  const silent = () => undefined;
  const output = {
    json: false,
    print: silent,
    document: silent,
    progress: silent,
    note: (line: string) => notes.push(line),
  };
  const { port } = server.address() as AddressInfo;
  const { signal } = new AbortController();
  const found = await discover(
    createApiClient(`http://127.0.0.1:${port}`, "token"),
    { ...PLAIN, dir: "/cohort" },
    { output, signal },
  );
  expect(notes).toEqual([
    "run run-1",
    "notice expression.csv:APC  APC is the same everywhere. It is tried all the same.",
    "1 of the patients were left out: P4 (no slide)",
    "trained with wasm 4.22.0",
  ]);
  if ("detached" in found) throw new Error("it was followed to its end");
  const document = { run: "run-1", claims: [], genes: [] };
  expect(contractForm(found)).toEqual({ ...document, notices: [notice] });
  expect(contractForm({ ...found, notices: [] })).toEqual(document);
});
