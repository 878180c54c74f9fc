import { expect, it } from "vitest";
import { controlJudgement } from "../../../src/knowledge/controlJudgement.js";

const judged = (
  kind: string,
  value: number | null,
  { baseline = 0, p = 0.01 as number | null, n = 60 } = {},
) => controlJudgement({ kind, value, baseline, p, n });

it("a control is for a claim where each figure is as it should be, and against it by the one that is not", () => {
  expect(judged("tileFlipping", 0.4)).toEqual({
    bearing: "FOR",
    reason: "value 0.4, asked > 0; p 0.01, asked < 0.05",
  });
  expect(judged("tileFlipping", 0.4, { p: 0.2 })).toEqual({
    bearing: "AGAINST",
    reason: "p 0.2, asked < 0.05",
  });
  const beside = { baseline: 0.5, p: null };
  expect(judged("memorisation", 0.5, beside)).toEqual({
    bearing: "AGAINST",
    reason: "value 0.5, asked < 0.5",
  });
});

it("a site that can be told is against a claim, one that could not be is no evidence", () => {
  expect(judged("siteFromEmbedding", 1, { baseline: 0.25 })).toEqual({
    bearing: "AGAINST",
    reason: "p 0.01, asked >= 0.05",
  });
  const unclear = { baseline: 0.25, p: 0.4 };
  expect(judged("siteFromAttended", 0.3, unclear)?.bearing).toBe("NEITHER");
});

it("one patient speaks neither for a claim nor against it", () => {
  expect(judged("tileFlipping", 0.4, { n: 1 })?.bearing).toBe("NEITHER");
  expect(judged("tileFlipping", 0.4, { n: 2 })?.bearing).toBe("FOR");
});

it("likeness of the maps is never against a claim, and nothing is said where there is no figure", () => {
  expect(judged("attentionSimilarity", 0.1)?.bearing).toBe("NEITHER");
  const alike = (value: number) =>
    judged("attentionSimilarityTaught", value, { baseline: 0.2 })?.bearing;
  expect([alike(0.1), alike(0.3)]).toEqual(["NEITHER", "FOR"]);
  expect(judged("shuffledLabels", null)).toBeNull();
  expect(judged("shuffledLabels", 0.4, { p: null })).toBeNull();
  expect(judged("ofAnOlderVersion", 0.4)).toBeNull();
});
