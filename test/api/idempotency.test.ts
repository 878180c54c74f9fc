import { afterAll, beforeAll, expect, it } from "vitest";
import { REGISTER_PROTOCOL } from "../../src/cli/documents.js";
import { plantRun } from "../graph/planted.js";
import { uniqueName } from "../graph/testGraph.js";
import { standardDocument } from "../unit/knowledge/protocols.js";
import { openApi, type ApiUnderTest } from "./apiUnderTest.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const REFUSED = {
  __typename: "InvalidInput",
  issues: [{ path: "idempotencyKey" }],
};

const own = (more = {}) =>
  JSON.stringify({ ...standardDocument(), name: uniqueName("own"), ...more });

async function register(input: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await api.command(REGISTER_PROTOCOL, { input });
  expect(errors).toEqual([]);
  return data?.["registerProtocol"];
}

it("a key stands for one request: sent again it is done again, another one is refused", async () => {
  const [idempotencyKey, document, other] = [uniqueName("k"), own(), own()];
  const first = await register({ idempotencyKey, document });
  expect(first).toMatchObject({ before: false });
  expect(await register({ idempotencyKey, document })).toMatchObject({
    before: true,
  });
  expect(await register({ idempotencyKey, document: other })).toMatchObject(
    REFUSED,
  );
  const tried = { idempotencyKey, document: other, dryRun: true };
  expect(await register(tried)).toMatchObject({ before: false, dryRun: true });
});

it("a key is free still where the request was refused", async () => {
  const idempotencyKey = uniqueName("k");
  expect(await register({ idempotencyKey, document: "{" })).toMatchObject({
    issues: [{ path: "document" }],
  });
  expect(await register({ idempotencyKey, document: own() })).toMatchObject({
    before: false,
  });
});

it("of two requests that come at once under one key, one is done", async () => {
  const idempotencyKey = uniqueName("k");
  const answers = await Promise.all(
    [own(), own()].map((document) => register({ idempotencyKey, document })),
  );
  const refused = answers.filter(
    (answer) =>
      (answer as { __typename: string }).__typename === "InvalidInput",
  );
  expect(refused).toMatchObject([REFUSED]);
});

it("a run is cancelled under a key, and no other run under the same", async () => {
  const key = uniqueName("k");
  const cancel = async (id: string) => {
    const { data } = await api.command(
      `mutation ($id: ID!, $key: ID) { cancelRun(id: $id, idempotencyKey: $key) {
         __typename ... on Run { status } ... on InvalidInput { issues { path } } } }`,
      { id, key },
    );
    return data?.["cancelRun"];
  };
  const [one, other] = [uniqueName("one"), uniqueName("other")];
  const run = await plantRun(api.graph, one);
  const done = { __typename: "Run", status: "CANCELLED" };
  expect(await cancel(run)).toEqual(done);
  expect(await cancel(run)).toEqual(done);
  expect(await cancel(await plantRun(api.graph, other))).toEqual(REFUSED);
});
