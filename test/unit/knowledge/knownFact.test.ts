import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnownFacts } from "../../../src/io/tables/readKnownFacts.js";
import type { Proposition } from "../../../src/knowledge/claim.js";
import type { KnownFact } from "../../../src/knowledge/knownFact.js";
import {
  factsStating,
  knownFactNode,
  statementOfFact,
} from "../../../src/knowledge/knownFact.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";

const SHIPPED = resolve(import.meta.dirname, "../../../schema/known-facts.csv");
const fact: KnownFact = {
  gene: "CXCL13",
  kind: "morphology",
  of: "lymphocytes",
  direction: "HIGHER",
  tissue: "colorectal",
  source: "somebody 2011",
};
const claim: Proposition = {
  scope: "GENE",
  gene: "CXCL13",
  genes: ["CXCL13"],
  direction: "HIGHER",
  kind: "morphology",
  of: "lymphocytes",
  tissue: "Colorectal tumour",
};

describe("a claim is known already", () => {
  it("where a fact states gene, morphology, direction and tissue", () => {
    expect(factsStating(claim, [fact])).toEqual([fact]);
    expect(factsStating(claim, [{ ...fact, tissue: "any" }])).toHaveLength(1);
  });

  it("where a fact states it of one gene of a module", () => {
    const genes = ["CCL5", "CXCL13"];
    const module = { ...claim, scope: "MODULE", gene: "CCL5", genes } as const;
    expect(factsStating(module, [fact])).toEqual([fact]);
  });

  it.each<Partial<KnownFact>>([
    { direction: "LOWER" },
    { gene: "CXCL12" },
    { of: "stroma" },
    { tissue: "breast" },
    { kind: "subtype", of: "lymphocytes" },
  ])("not where it differs: %o", (change) => {
    expect(factsStating(claim, [{ ...fact, ...change }])).toEqual([]);
  });
});

it("facts read as one sentence, and another source is another fact", () => {
  expect(statementOfFact(fact)).toBe(
    "CXCL13 is higher where there are more lymphocytes in colorectal tissue",
  );
  expect(
    statementOfFact({ ...fact, gene: "ZEB1", kind: "subtype", of: "CMS4" }),
  ).toBe("ZEB1 is higher in CMS4 than in other subtypes in colorectal tissue");
  const other = { ...fact, source: "another" };
  expect(knownFactNode(other).id).not.toBe(knownFactNode(fact).id);
});

it("the table that ships names measured morphologies, and each fact once", async () => {
  const facts = await readKnownFacts(SHIPPED);
  const ids = facts.map((one) => knownFactNode(one).id);
  expect(facts.length).toBeGreaterThanOrEqual(50);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { kind, of } of facts)
    if (kind === "morphology") expect(MORPHOLOGIES).toContain(of);
});

it("each fact that ships can be looked up, by DOI or by volume and pages", async () => {
  const facts = await readKnownFacts(SHIPPED);
  for (const { source } of facts)
    expect(source).toMatch(
      /\b(19|20)\d\d\b.*(doi:10\.\d{4,}\/\S+|\d+:\d+-\d+)/,
    );
});

it.each([
  ["facts.csv:3:direction: .*UP", "MUC2,morphology,mucin,UP,any,x"],
  ["facts.csv:3:source: .*empty", "MUC2,morphology,mucin,HIGHER,any,"],
  ["facts.csv: .*Invalid Record Length", "MUC2,morphology"],
])(
  "refuses a bad row by file, line, column and value: %s",
  async (fault, bad) => {
    const dir = await mkdtemp(join(tmpdir(), "histoclaim-facts-"));
    const file = join(dir, "facts.csv");
    const good = "WARS,morphology,stroma,HIGHER,any,x";
    await writeFile(
      file,
      ["gene,kind,of,direction,tissue,source", good, bad, ""].join("\n"),
    );
    await expect(readKnownFacts(file)).rejects.toThrow(new RegExp(fault));
  },
);
