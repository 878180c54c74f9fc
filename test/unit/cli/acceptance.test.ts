import { describe, expect, it } from "vitest";
import { acceptanceTable } from "../../../src/cli/acceptance/acceptanceTable.js";
import { brokenBounds, totalOf } from "../../../src/cli/acceptance/bounds.js";
import { scoreCohort } from "../../../src/cli/acceptance/scoreCohort.js";
import type {
  CohortScore,
  JudgedClaim,
} from "../../../src/cli/acceptance/scoreCohort.js";
import type { Truth } from "../../../src/cli/acceptance/truth.js";
import { seedsOption } from "../../../src/cli/seedsOption.js";

const truth: Truth = {
  links: [
    { gene: "MUC2", morphology: "mucin", direction: "HIGHER", r: 0.8 },
    { gene: "CDX2", morphology: "stroma", direction: "LOWER", r: -0.75 },
    { gene: "LGR5", morphology: "gland", direction: "HIGHER", r: 0.66 },
  ],
  none: ["N1", "N2"],
  siteOnly: ["S1"],
  subtypeOnly: ["T1"],
  copies: [{ gene: "TFF3", of: "MUC2" }],
};

const claim = (
  gene: string,
  morphology: string,
  direction: "HIGHER" | "LOWER",
  rest: Partial<JudgedClaim> = {},
): JudgedClaim => ({
  scope: "GENE",
  gene,
  genes: [gene],
  morphology,
  direction,
  outcome: "SUPPORTED",
  ...rest,
});

const refuted = { outcome: "REFUTED" };
const open = { outcome: "INCONCLUSIVE" };

const right: readonly JudgedClaim[] = [
  claim("MUC2", "mucin", "HIGHER"),
  claim("MUC2", "gland", "LOWER", refuted),
  claim("CDX2", "stroma", "LOWER"),
  claim("LGR5", "gland", "HIGHER", open),
  claim("N1", "mucin", "HIGHER", refuted),
  claim("N1", "gland", "HIGHER", refuted),
  claim("N2", "mucin", "HIGHER", open),
  claim("TFF3", "mucin", "HIGHER", open),
];

const broken = (claims: readonly JudgedClaim[]): string[] =>
  brokenBounds(totalOf([scoreCohort(claims, truth)]));

describe("the score of a cohort", () => {
  it("counts what was found as it was planted, the strong links by the size of r", () => {
    const score = scoreCohort(right, truth);
    expect(score.strong).toEqual({ found: 2, all: 2 });
    expect(score.links).toEqual({ found: 2, all: 3 });
    expect(score.nullClaims).toEqual({ REFUTED: 2, INCONCLUSIVE: 1 });
  });

  it("does not count a link found in another direction, and calls it a second", () => {
    const turned = [claim("MUC2", "mucin", "LOWER")];
    const score = scoreCohort(turned, truth);
    expect(score.strong.found).toBe(0);
    expect(score.secondMorphologies).toEqual(["MUC2 mucin"]);
  });

  it("counts a link found in a module apart", () => {
    const module: JudgedClaim = claim("MUC2", "mucin", "HIGHER", {
      scope: "MODULE",
      genes: ["MUC2", "TFF3"],
    });
    const score = scoreCohort([module], truth);
    expect(score.strong.found).toBe(0);
    expect(score.inModules).toBe(1);
    expect(score.ownCopies).toEqual([]);
  });

  it("finds a null gene also inside a supported module", () => {
    const module: JudgedClaim = claim("MUC2", "mucin", "HIGHER", {
      scope: "MODULE",
      genes: ["MUC2", "N2"],
    });
    expect(scoreCohort([module], truth).nulls).toEqual(["N2"]);
  });
});

describe("the bounds", () => {
  it("accept verdicts that are right", () => {
    expect(broken(right)).toEqual([]);
  });

  it.each([
    ["a null", claim("N1", "fat", "HIGHER"), /1 null genes/],
    ["a gene of the site", claim("S1", "fat", "HIGHER"), /only the site/],
    ["a gene of the subtype", claim("T1", "fat", "LOWER"), /only the subtype/],
    ["a second morphology", claim("MUC2", "gland", "HIGHER"), /second morph/],
  ])("refuse %s that is supported", (_, wrong, sentence) => {
    const found = broken([...right, wrong]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  it("forgive one copy in all cohorts, not two", () => {
    const own = scoreCohort(
      [...right, claim("TFF3", "mucin", "HIGHER")],
      truth,
    );
    const plain = scoreCohort(right, truth);
    expect(brokenBounds(totalOf([own, plain]))).toEqual([]);
    expect(brokenBounds(totalOf([own, own]))[0]).toMatch(/2 copies/);
  });

  it("refuse where fewer than four fifths of the strong links are found", () => {
    expect(broken(right.slice(1))[0]).toMatch(/1 of 2 links/);
  });

  it("refuse where no null is refuted", () => {
    const none = right.map((one) =>
      one.outcome === "REFUTED" ? { ...one, ...open } : one,
    );
    expect(broken(none)[0]).toMatch(/no claim of a null/);
  });

  it("are not passed by nothing", () => {
    const nothing = { ...truth, links: [], none: [] };
    const score: CohortScore = scoreCohort([], nothing);
    expect(brokenBounds(totalOf([score]))).toHaveLength(2);
  });
});

it("the table has a row for each seed and names what should not stand", () => {
  const wrong = scoreCohort([...right, claim("N1", "fat", "HIGHER")], truth);
  const scores = [
    { seed: 1, took: 61.2, ...scoreCohort(right, truth) },
    { seed: 2, took: 59.9, ...wrong },
  ];
  const text = acceptanceTable(scores, totalOf(scores));
  expect(text).toContain("4/4");
  expect(text).toContain("66.7 %");
  expect(text).toContain("seed 2: null genes: N1");
  expect(text).not.toContain("seed 1: ");
});

it("seeds are read as a list with ranges", () => {
  expect(seedsOption("1,3, 8-10")).toEqual([1, 3, 8, 9, 10]);
  for (const bad of ["", "a", "5-2", "1-", "-3"])
    expect(() => seedsOption(bad), bad).toThrow();
});
