import { expect, it } from "vitest";
import { flipLines } from "../../../src/cli/flipLines.js";
import { openCriteria } from "../../../src/cli/openCriteria.js";
import { otherVerdictLines } from "../../../src/cli/otherVerdictLines.js";
import { whyExploratory } from "../../../src/cli/whyExploratory.js";
import type { NamedThing } from "../../../src/cli/thingName.js";
import { resultLines } from "../../../src/cli/resultLines.js";

const ofPatients = (observed: number | null) => ({
  ...{ name: "patients", unit: "patients", observed, comparator: ">=" },
  ...{ threshold: 60, margin: observed === null ? null : observed - 60 },
  otherwise: "MISSING" as const,
});

const result = (
  title: string,
  outcome: string,
  { role = "REQUIRED", patients = 500 as number | null } = {},
) => ({
  ...{ criterion: { title, role }, outcome, sentence: `${title}.` },
  ...{ observed: 0.1, margin: 0.2, figures: [ofPatients(patients)] },
});

it("what is missing for want of patients says so, with how many there are and how many are asked", () => {
  expect(resultLines(result("Present", "MISSING", { patients: 59 }))[0]).toBe(
    "  TOO FEW     Present (required; 59 patients of at least 60): Present.",
  );
  expect(resultLines(result("Present", "MISSING", { patients: null }))).toEqual(
    [
      "  MISSING     Present (required): Present.",
      "              asked of at least 60 patients",
    ],
  );
  // Folds that cannot be read by themselves leave it missing, too.
  expect(resultLines(result("Present", "MISSING"))[0]).toMatch(/^ {2}MISSING/);
});

it("an inconclusive claim names every criterion that is in the way", () => {
  const results = [
    result("Learnable", "PASS"),
    result("Present", "MISSING", { patients: 59 }),
    result("Located", "UNDECIDED"),
    result("Spots", "UNDECIDED", { role: "SUPPORTING" }),
    result("Own", "UNDECIDED", { role: "EXCLUSION" }),
    result("Msi", "MISSING", { role: "EXCLUSION", patients: null }),
  ];
  expect(openCriteria({ outcome: "INCONCLUSIVE", results })).toEqual([
    "  open, each of them in the way: Present (too few, 59 patients of at least 60); Located (undecided); Own (undecided)",
  ]);
  expect(openCriteria({ outcome: "SUPPORTED", results })).toEqual([
    "  could not be looked at: Msi",
  ]);
  expect(openCriteria({ outcome: "REFUTED", results })).toEqual([]);
});

it("verdicts beside the one that counts say why they were given, and why they are not that one", () => {
  const standard = {
    id: "protocol-s",
    name: "standard",
    version: "4",
    exploratory: false,
  };
  const slide = { __typename: "Slide", id: `slide-${"2".repeat(64)}` };
  const verdict = (id: string, kind: string, entity: NamedThing | null) => ({
    ...{ id, outcome: "SUPPORTED", exploratory: false, openings: 0 },
    ...{ judgedAt: "T", protocol: standard, cause: { kind, entity } },
  });
  const explore = {
    ...verdict("v4", "REQUEST", null),
    protocol: {
      id: "protocol-e",
      name: "explore",
      version: "1",
      exploratory: true,
    },
    exploratory: true,
  };
  const nodes = [
    explore,
    verdict("v3", "REINSTATEMENT", slide),
    verdict("v2", "WITHDRAWAL", { ...slide, name: "S2" }),
    verdict("v1", "READING", null),
    verdict("v0", "RUN", null),
  ];
  const shown = (of: typeof nodes) =>
    otherVerdictLines({ verdict: nodes[1]!, verdicts: { nodes: of } });
  expect(shown(nodes)).toEqual([
    "",
    "Other verdicts:",
    "  SUPPORTED, under protocol explore 1, T: asked for, by judge; of another protocol than the one that counts",
    "    exploratory: its protocol says itself that all it finds is",
    "  SUPPORTED, under protocol standard 4, T: judged again when Slide S2 (slide-222222222222) was withdrawn; a later one took its place",
    "  SUPPORTED, under protocol standard 4, T: judged again on a blind reading; a later one took its place",
    "  SUPPORTED, under protocol standard 4, T: given by a run; a later one took its place",
  ]);
  expect(shown([nodes[1]!])).toEqual([]);
});

it("an exploratory verdict says which of the reasons it is so for", () => {
  const why = (openings: number, exploratory: boolean) =>
    whyExploratory({
      ...{ exploratory: true, openings, protocol: { exploratory } },
    }).join();
  expect(why(2, true)).toMatch(/protocol says itself/);
  expect(why(2, false)).toMatch(/opened before by another configuration \(2\)/);
  expect(why(0, false)).toMatch(/was registered after the evidence was begun$/);
  const not = { exploratory: false, openings: 2, protocol: null };
  expect(whyExploratory(not)).toEqual([]);
});

it("a suspended claim is flipped by a run alone, which is said once", () => {
  const flipSets = [{ sentence: "REFUTED if Present: failed." }];
  expect(flipLines({ outcome: "SUPPORTED", flipSets })).toEqual([
    "What would flip it, each by itself, the nearest first (margins in units of what is asked):",
    "  REFUTED if Present: failed.",
  ]);
  expect(flipLines({ outcome: "SUSPENDED", flipSets })).toEqual([
    "What would flip it: a run without what was withdrawn, whichever way that finds it, or a reinstatement.",
  ]);
});
