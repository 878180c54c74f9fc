import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse, validate, type GraphQLSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { costOf } from "../../../src/api/limits/costOf.js";
import { DEFAULT_LIMITS } from "../../../src/api/limits/limits.js";
import { refuseDeep } from "../../../src/api/limits/refuseDeep.js";
import { printSdl } from "../../../src/api/printSdl.js";
import { createSchema } from "../../../src/api/schema.js";
import * as commands from "../../../src/cli/documents.js";
import * as judging from "../../../src/cli/judgingDocuments.js";
import * as log from "../../../src/cli/logDocuments.js";
import * as standing from "../../../src/cli/standingDocuments.js";
import * as subtypes from "../../../src/cli/subtypeDocuments.js";
import * as tokens from "../../../src/cli/tokenDocuments.js";
import { copyOf, document, DOCUMENTS, SHARED } from "../../api/documents.js";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

it("schema/schema.graphql is what the types and resolvers say; where not: npm run schema", async () => {
  const path = resolve(import.meta.dirname, "../../../schema/schema.graphql");
  expect(readFileSync(path, "utf8")).toBe(await printSdl());
});

const documents: [string, string][] = [
  ...DOCUMENTS.map((name): [string, string] => [name, document(name)]),
  ...Object.entries(commands),
  ...Object.entries(standing),
  ...Object.entries(subtypes),
  ...Object.entries(tokens),
  ...Object.entries(judging),
  ...Object.entries(log),
];

/** What is sent where a document wants an input. */
const START = { idempotencyKey: "k", cohort: "c" };
const INPUTS: Readonly<Record<string, unknown>> = {
  REGISTER_PROTOCOL: { idempotencyKey: "k", document: "{}" },
  IMPORT_KNOWN_FACTS: { idempotencyKey: "k", facts: [] },
  WITHDRAW: { idempotencyKey: "k", entity: "e", reason: "r" },
  CREATE_TOKEN: { idempotencyKey: "k", role: "READER", name: "n" },
  ROTATE_LOG_KEY: { idempotencyKey: "k" },
  REVOKE_TOKEN: { idempotencyKey: "k", token: "t" },
  REVIEW: {
    idempotencyKey: "k",
    claim: "c",
    verdict: "v",
    decision: "ACCEPT",
    comment: "c",
  },
  PROPOSE: {
    idempotencyKey: "k",
    cohort: "c",
    gene: "MUC2",
    direction: "HIGHER",
    morphology: "mucin",
  },
  REPLICATE: { idempotencyKey: "k", step: "s" },
  COMPARE: { idempotencyKey: "k", claim: "c" },
  JUDGE: { idempotencyKey: "k", claim: "c", protocol: "p" },
  REINSTATE: { idempotencyKey: "k", entity: "e", reason: "r" },
  withdraw: { idempotencyKey: "k", entity: "e", reason: "r" },
};

describe.each(documents)("document %s", (called, text) => {
  it("is answered by this schema, within the limits at the largest page", () => {
    const parsed = parse(text);
    expect(validate(schema, parsed)).toEqual([]);
    refuseDeep(schema, parsed, DEFAULT_LIMITS.depth);
    const id = "x".repeat(70);
    const cost = costOf({
      schema,
      document: parsed,
      name: undefined,
      variables: {
        id,
        symbol: "MUC2",
        text: "MUC2",
        first: 200,
        direction: "UPSTREAM",
        input: INPUTS[called] ?? START,
      },
    });
    expect(cost).toBeLessThan(DEFAULT_LIMITS.cost);
  });
});

describe.skipIf(!existsSync(SHARED))(
  "the copies of the contract (skipped where the contract is not beside the checkout)",
  () => {
    it.each(DOCUMENTS)("%s is unchanged", (name) => {
      const shared = readFileSync(join(SHARED, `${name}.graphql`), "utf8");
      expect(copyOf(name)).toBe(shared);
    });
  },
);
