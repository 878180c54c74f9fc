import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { READING_DRAWS } from "../../../src/activities/reading/readingReport.js";
import { shippedProtocols } from "../../../src/compose/shippedProtocols.js";
import { statementOf } from "../../../src/knowledge/claim.js";
import type { Demand } from "../../../src/knowledge/protocol.js";
import { parseProtocol } from "../../../src/knowledge/protocol.js";
import { ProtocolError } from "../../../src/knowledge/protocolError.js";
import { protocolSchema } from "../../../src/knowledge/protocolSchema.js";
import { standard, standardDocument } from "./protocols.js";

const CHECKOUT = resolve(import.meta.dirname, "../../..");

it("the protocols that ship can be passed; what only looks says so", async () => {
  const shipped = await shippedProtocols(CHECKOUT);
  expect(
    shipped.map(({ json }) => [json.name, json.exploratory ?? false]),
  ).toEqual([
    ["explore", true],
    ["published", true],
    ["standard", false],
    ["subtype", false],
  ]);
});

it("schema/protocol.schema.json is what the code reads; where not: npm run schema", () => {
  const file = join(CHECKOUT, "schema", "protocol.schema.json");
  expect(readFileSync(file, "utf8")).toBe(protocolSchema());
});

it.each<[string, Partial<Demand>, RegExp]>([
  ["vibes", { name: "vibes" }, /vibes does not exist; there are learnable/],
  [
    "another metric",
    { metric: "presentCorrelation.q" },
    /learnable reads heldOutCorrelation, and presentCorrelation.q is asked/,
  ],
  ["a q of 0", { threshold: 0 }, /q lies above 0 .* the threshold is 0/],
  [
    "a p that no number of patients reaches",
    {
      name: "mapNeedsTraining",
      metric: "mapTraining.p",
      threshold: 0.001,
    },
    /no p of it is below 0.001, and < 0.001 is asked/,
  ],
  [
    "a p that no number of tiles that are read reaches",
    {
      name: "readByPathologist",
      metric: "readingContrast.p",
      threshold: 1 / (READING_DRAWS + 1),
    },
    /readByPathologist cannot pass: no p of it is below 0.0001, and < 0.0001 is asked/,
  ],
  ["a large q", { comparator: ">", threshold: 0.5 }, /asks for a large q/],
  [
    "r of 1 and more",
    { metric: "heldOutCorrelation.value", comparator: ">", threshold: 1 },
    /its value lies between -1 and 1, and > 1 is asked/,
  ],
  [
    "a value that passes and fails",
    {
      metric: "heldOutCorrelation.value",
      comparator: ">=",
      threshold: 0.2,
      leastEffect: 0.3,
    },
    /contradicts itself: .* lower leastEffect to 0.2/,
  ],
  ["a quorum of none", { leastFolds: 0 }, /leastFolds/],
  ["a quorum of more than all", { leastFolds: 1.2 }, /leastFolds/],
  [
    "a quorum of folds that nobody counts",
    {
      ...{ name: "percentageError", metric: "meanPercentageError.value" },
      ...{ comparator: "<", leastEffect: null, leastFolds: 0.6 },
    },
    /percentageError cannot pass: .* counts no folds; leave it out/,
  ],
])("refuses %s: no claim could pass it", (_, change, fault) => {
  const document = standardDocument();
  const all = standard().criteria;
  const changed = all.find(({ name }) => name === change.name) ?? all[0]!;
  const rest = all.filter((one) => one !== changed);
  const criteria = [{ ...changed, ...change }, ...rest];
  expect(() => parseProtocol({ ...document, criteria })).toThrow(fault);
});

it("refuses a protocol whose permutations cannot reach its q, and says how many would", () => {
  const { permutations } = standard();
  const few = {
    ...standardDocument(),
    permutations: { ...permutations, learnable: 999 },
  };
  expect(() => parseProtocol(few)).toThrow(
    /raise permutations.learnable to 9900/,
  );
});

it.each([
  [9, 0.05, /every q is 1, and 0.05 is asked; raise permutations.present to/],
  [999_999, 1e-7, /no q is below .*; raise its threshold to 0.0005$/],
  [
    9,
    1e-7,
    /every q is 1, .*; raise permutations.present to 10000000, and its threshold to 0.00005$/,
  ],
])(
  "with %d permutations and a threshold of %d it names a remedy that can be taken",
  (present, threshold, remedy) => {
    const { permutations, tests, criteria } = standard();
    const demand = criteria.find(
      ({ metric }) => metric === "presentCorrelation.q",
    );
    const document = {
      ...standardDocument(),
      criteria: [{ ...demand, threshold }],
      permutations: { ...permutations, present },
      tests: { ...tests, pairs: 499 },
    };
    expect(() => parseProtocol(document)).toThrow(remedy);
  },
);

it("names all that is wrong at once, each with its place, its value and what it must be", () => {
  const document = standardDocument();
  const [first, ...rest] = document["criteria"] as object[];
  const faultsOf = (changes: object) => {
    try {
      parseProtocol({ ...document, ...changes });
    } catch (error) {
      if (error instanceof ProtocolError) return error.faults;
      throw error;
    }
    return [];
  };
  const criteria = [{ ...first, role: "vital", leastFolds: 2 }, ...rest];
  expect(
    faultsOf({
      ...{ version: 3, exploratory: false, alpha: 0.05, criteria },
      ...{ name: "Mine", permutations: { learnable: 0.5, present: 0 } },
    }),
  ).toEqual([
    {
      path: "name",
      fault:
        'is "Mine"; it must be small letters, digits and hyphens, a letter first',
    },
    { path: "version", fault: "is 3; it must be a text" },
    {
      path: "exploratory",
      fault:
        "is false; it must be true; leave it out for a protocol that is not",
    },
    {
      path: "criteria.0.role",
      fault: 'is "vital"; it must be one of required, supporting, exclusion',
    },
    { path: "criteria.0.leastFolds", fault: "is 2; it must be at most 1" },
    {
      path: "permutations.learnable",
      fault: "is 0.5; it must be a whole number",
    },
    { path: "permutations.present", fault: "is 0; it must be more than 0" },
    {
      path: "permutations.shuffledSets",
      fault: "is missing; it must be a number",
    },
    {
      path: "alpha",
      fault: "means nothing here; remove it, or correct its name",
    },
  ]);
  const impossible = [{ ...first, threshold: 0 }, ...rest, { ...rest[0] }];
  expect(faultsOf({ criteria: impossible }).map(({ fault }) => fault)).toEqual([
    expect.stringMatching(/the threshold is 0; give one in between/),
    "is there twice; keep one",
  ]);
});

it("refuses a criterion asked twice, an unknown key and a missing one", () => {
  const document = standardDocument();
  const criteria = document["criteria"] as object[];
  const twice = { ...document, criteria: [...criteria, criteria[0]] };
  expect(() => parseProtocol(twice)).toThrow(/learnable is there twice/);
  expect(() => parseProtocol({ ...document, alpha: 0.05 })).toThrow(
    ProtocolError,
  );
  expect(() => parseProtocol({ ...document, name: undefined })).toThrow(/name/);
});

it("a claim reads as one English sentence", () => {
  const proposition = {
    scope: "GENE",
    gene: "MUC2",
    genes: ["MUC2"],
    direction: "HIGHER",
    kind: "morphology",
    of: "mucin",
    tissue: "colorectal tumour",
  } as const;
  expect(statementOf(proposition)).toBe(
    "MUC2 is higher where there is more mucin in colorectal tumour",
  );
  const module = {
    ...proposition,
    scope: "MODULE",
    genes: ["MUC2", "SPINK4", "TFF3"],
    direction: "LOWER",
    of: "nuclear_density",
  } as const;
  expect(statementOf(module)).toBe(
    "The module of MUC2, SPINK4 and TFF3 is lower where there are more nuclei in colorectal tumour",
  );
});
