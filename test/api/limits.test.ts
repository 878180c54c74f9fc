import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getIntrospectionQuery } from "graphql";
import { openApi, post, type ApiUnderTest } from "./apiUnderTest.js";

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ deps: { limits: { bodyBytes: 20_000 } } });
});
afterAll(() => api.close());

const refused = (code: string) => [{ extensions: { code } }];

describe("a document is refused, before anything is read,", () => {
  it("where it goes too deep, by fragments too", async () => {
    const deep = (levels: number): string =>
      levels === 0 ? "id" : `verdict { claim { ${deep(levels - 1)} } }`;
    api.queries();
    const plain = await api.ask(
      `{ claims(first: 1) { nodes { ${deep(6)} } } }`,
    );
    expect(plain).toMatchObject({ status: 400, data: null });
    expect(plain.errors).toMatchObject(refused("DEPTH_LIMIT"));
    const spread = await api.ask(
      `{ claims(first: 1) { nodes { ...F } } } fragment F on Claim { ${deep(6)} }`,
    );
    expect(spread.errors).toMatchObject(refused("DEPTH_LIMIT"));
    const under = await api.ask(
      `{ claims(first: 1) { nodes { ${deep(4)} } } }`,
    );
    expect(under.errors).toEqual([]);
    expect(plain.errors[0]?.message).not.toMatch(/Syntax Error/);
  });

  it("where it costs too much, whatever a negative page would pay back", async () => {
    const costly =
      "claims(first: 200) { nodes { evidenceLines(first: 200) { nodes { id } } } }";
    const refunds = "runs(first: -100000) { nodes { id } }";
    api.queries();
    for (const query of [`{ ${costly} }`, `{ ${refunds} ${costly} }`]) {
      const { errors, status } = await api.ask(query);
      expect(status).toBe(400);
      expect(errors).toMatchObject(refused("COST_LIMIT"));
    }
    const many = Array.from(
      { length: 60 },
      (_, i) => `a${i}: claims(first: 200) { nodes { id statement } }`,
    );
    const aliased = await api.ask(`{ ${many.join(" ")} }`);
    expect(aliased.errors).toMatchObject(refused("COST_LIMIT"));
    const ids = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Run { steps(first: 200) { nodes { id } } } } }`;
    const listed = await api.ask(ids, { ids: Array(100).fill("x") });
    expect(listed.errors).toMatchObject(refused("COST_LIMIT"));
    expect(api.queries()).toBe(0);
  });

  it("where it names too many nodes", async () => {
    const { errors } = await api.ask(
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: Array(201).fill("x") },
    );
    expect(errors).toMatchObject(refused("BAD_USER_INPUT"));
  });

  it("where it has too many words", async () => {
    const { errors, status } = await api.ask(`{ ${"a ".repeat(2001)} }`);
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining("2000 tokens") as unknown,
        extensions: { code: "GRAPHQL_PARSE_FAILED" },
      },
    ]);
  });

  it("where it asks the schema about itself in circles", async () => {
    const circle = (levels: number): string =>
      levels === 0 ? "name" : `type { fields { name ${circle(levels - 1)} } }`;
    const { errors } = await api.ask(
      `{ __schema { types { fields { name ${circle(4)} } } } }`,
    );
    expect(errors).toMatchObject(refused("GRAPHQL_VALIDATION_FAILED"));
    const usual = await api.ask(getIntrospectionQuery());
    expect(usual.errors).toEqual([]);
  });

  it("where it is too large, or no JSON, or a batch", async () => {
    const large = await api.ask("{ __typename }", { a: "x".repeat(30_000) });
    expect(large).toMatchObject({ status: 413 });
    expect(large.errors).toMatchObject(refused("REQUEST_TOO_LARGE"));
    const broken = await post(api.url, "{ not json");
    expect(broken).toMatchObject({ status: 400 });
    expect(broken.errors).toMatchObject(refused("BAD_REQUEST"));
    const batch = await post(api.url, [{ query: "{ __typename }" }]);
    expect(batch.status).toBe(400);
    expect(batch.errors).toMatchObject(refused("BAD_REQUEST"));
  });

  it("where a variable is of the wrong type", async () => {
    const query =
      "query ($first: Int) { claims(first: $first) { nodes { id } } }";
    const { errors, status } = await api.ask(query, { first: "many" });
    expect(status).toBe(400);
    expect(errors).toMatchObject(refused("BAD_USER_INPUT"));
  });
});

it("what takes too long is given up, with a code", async () => {
  const hurried = await openApi({ deps: { limits: { queryMs: 1 } } });
  try {
    const { errors } = await hurried.ask("{ claims { nodes { id } } }");
    expect(errors).toMatchObject(refused("TIMEOUT"));
    expect(hurried.faults).toEqual([]);
  } finally {
    await hurried.close();
  }
});
