import { expect, it } from "vitest";
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
};
const site = { ...flipping, kind: "siteFromEmbedding", subject: "cohort" };

it("shows a table a control, with what p is the probability under", () => {
  const text = controlTable([site, flipping, { ...flipping, subject: "CDX2" }]);
  expect(text.match(/^tileFlipping, against/gm)).toHaveLength(1);
  expect(
    text.match(/asks: Does it fall sooner\?\n {2}bad: 0 or less/g),
  ).toHaveLength(2);
  expect(text).toMatch(/tiles removed in random order/);
  expect(text).toMatch(/MUC2.*0\.123.*0\.01.*40/);
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
