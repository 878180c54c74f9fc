import { expect, it } from "vitest";
import { protocolCovers } from "../../../src/knowledge/protocolCovers.js";

const plan = { name: "strict", tests: { genes: 10, pairs: 60 } };

it("a protocol covers as many genes and pairs as it plans for", () => {
  expect(protocolCovers(plan, { genes: 10, morphologies: 6 })).toBeNull();
  expect(protocolCovers(plan, { genes: 1, morphologies: 60 })).toBeNull();
});

it("one gene too many is refused with both counts and what to do", () => {
  expect(protocolCovers(plan, { genes: 11, morphologies: 5 })).toBe(
    "11 genes with 5 morphologies each make 55 pairs; protocol strict plans for 10 genes and 60 pairs. " +
      "Name at most 10 genes, or register a protocol that plans for more, with permutations to match.",
  );
});

it("pairs are counted where the genes alone would fit", () => {
  expect(protocolCovers(plan, { genes: 9, morphologies: 7 })).toMatch(
    /make 63 pairs.*Name at most 8 genes/,
  );
});
