import { expect, it } from "vitest";
import { statementOf } from "../../../src/knowledge/claim.js";
import { CRITERIA } from "../../../src/knowledge/criteria/index.js";
import {
  parseProtocol,
  ProtocolError,
} from "../../../src/knowledge/protocol.js";
import { standard, standardDocument } from "./protocols.js";

it("the protocol that ships asks only criteria that exist, each once", () => {
  const names = standard().criteria.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(CRITERIA.map(({ name }) => name)).toEqual(
    expect.arrayContaining(names),
  );
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
    morphology: "mucin",
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
    morphology: "nuclear_density",
  } as const;
  expect(statementOf(module)).toBe(
    "The module of MUC2, SPINK4 and TFF3 is lower where there are more nuclei in colorectal tumour",
  );
});
