import { describe, expect, it } from "vitest";
import { simplerModelLines } from "../../../src/cli/simplerModelLines.js";
import { controlLines } from "../../../src/cli/controlLines.js";
import { controlLine, controlTable } from "../../../src/cli/controlTable.js";

const flipping = {
  kind: "tileFlipping",
  subject: "MUC2",
  value: 0.12345,
  baseline: 0,
  n: 40,
  p: 0.01,
  nullHypothesis: "tiles removed in random order",
  unmeasured: null,
  meaning: { question: "Does it fall sooner?", concern: "0 or less" },
  judgement: { bearing: "FOR", reason: "p 0.01, asked < 0.05" },
};
const site = { ...flipping, kind: "siteFromEmbedding", subject: "cohort" };

it("shows a table a control, with what p is the probability under", () => {
  const text = controlTable([site, flipping, { ...flipping, subject: "CDX2" }]);
  expect(text.match(/^tileFlipping, against/gm)).toHaveLength(1);
  expect(
    text.match(/asks: Does it fall sooner\?\n {2}bad: 0 or less/g),
  ).toHaveLength(2);
  expect(text).toMatch(/tiles removed in random order/);
  expect(text).toMatch(/MUC2.*0\.123.*0\.01.*40.*for/);
  expect(text).toMatch(/CDX2/);
});

it("leaves out what a control is for where nothing is known of it", () => {
  expect(controlTable([{ ...flipping, meaning: null }])).not.toMatch(/asks:/);
});

it("leaves a cell empty where there is no figure", () => {
  const text = controlTable([{ ...flipping, p: null, baseline: null }]);
  expect(text).not.toMatch(/null/);
});

it("says why there is no figure", () => {
  const row = {
    ...site,
    kind: "stainPerturbation",
    value: null,
    baseline: null,
    n: 0,
    p: null,
    nullHypothesis: null,
    unmeasured: "all features were brought ready",
    judgement: null,
  };
  const said =
    "stainPerturbation: not measured, all features were brought ready";
  expect(controlLine(row)).toBe(said);
  expect(controlTable([flipping, row]).endsWith(said)).toBe(true);
});

it("says a figure in a line, without p where there is none", () => {
  expect(controlLine(flipping)).toBe(
    "tileFlipping of MUC2: 0.123 (nothing: 0), p = 0.01, 40 patients",
  );
  expect(controlLine({ ...flipping, p: null })).not.toMatch(/p =/);
});

it("says on a claim's page whether a control is for it or against it, by which figure, and what is bad", () => {
  const judgement = { bearing: "AGAINST", reason: "p 0.01, asked >= 0.05" };
  expect(controlLines([flipping, { ...site, judgement }], [])).toEqual([
    "",
    expect.stringMatching(/^Controls, which no criterion reads/),
    `  FOR      ${controlLine(flipping)}; p 0.01, asked < 0.05`,
    `  AGAINST  ${controlLine(site)}; p 0.01, asked >= 0.05`,
    "             bad: 0 or less",
  ]);
  expect(controlLines([], [])).toEqual([]);
});

describe("simpler models", () => {
  const predicted = (low: number, rivals: Readonly<Record<string, number>>) => {
    const own = { name: "pearson", value: 0.6, interval: { low, high: 0.7 } };
    const others = Object.entries(rivals).map(([name, value]) => {
      return { name: `pearson of ${name}`, value, interval: null };
    });
    return simplerModelLines([{ gene: "MUC2", metrics: [own, ...others] }]);
  };

  it("speak against a claim where colour alone predicts its gene as well", () => {
    const rivals = { meanEmbedding: 0.3, colour: 0.5, tileCount: 0.1 };
    expect(predicted(0.5, rivals)).toEqual([
      "  AGAINST  simpler models predict MUC2 as well: r of colour 0.50; the claim's models r 0.60 (95 % interval 0.50 to 0.70)",
    ]);
  });

  it("of the same embedding say nothing by that, and weaker ones speak for it", () => {
    expect(predicted(0.4, { meanEmbedding: 0.65, colour: 0.3 })[0]).toMatch(
      /^ {2}NEITHER {2}simpler models predict MUC2 as well: r of meanEmbedding 0\.65; /,
    );
    expect(predicted(0.4, { meanEmbedding: 0.2, colour: 0.3 })[0]).toMatch(
      /^ {2}FOR {6}simpler models predict MUC2 less well/,
    );
  });

  it("are no measure of a gene that its own models do not predict", () => {
    expect(predicted(-0.1, { colour: 0.5 })[0]).toMatch(
      /^ {2}NEITHER {2}MUC2 is not predicted by its own models/,
    );
  });
});
