import { expect, it } from "vitest";
import { msiOf } from "../../../src/activities/bags/msi.js";
import type { GeneFigure } from "../../../src/activities/controls/controlOutcome.js";
import { supportingItems } from "../../../src/activities/evidence/supportingItems.js";
import { judge } from "../../../src/knowledge/verdict.js";
import type { EvidenceLine } from "../../../src/knowledge/evidence.js";
import { standard } from "../knowledge/protocols.js";

const figure = (
  kind: string,
  value: number,
  baseline: number,
  p: number,
): GeneFigure => {
  const about = { gene: "MUC2", n: 80, nullHypothesis: "planted" };
  return { ...about, kind, value, baseline, p };
};
const section = (slide: string, rho: number | null, p: number | null) => {
  const gene = "MUC2";
  return { gene, slide, patient: slide.slice(0, 2), spots: 90, rho, p, q: p };
};

/** How the standard protocol's supporting criteria come out. */
function outcomes(
  figures: readonly GeneFigure[],
  sections: readonly ReturnType<typeof section>[] = [],
): Record<string, string> {
  const items = supportingItems("MUC2", { figures, sections });
  const lines = Object.entries(items).map(([criterion, own]): EvidenceLine => ({
    id: criterion,
    criterion,
    items: own,
  }));
  const { results } = judge(standard(), lines);
  const found = results.map(({ criterion, outcome }) => [criterion, outcome]);
  return Object.fromEntries(found) as Record<string, string>;
}

it("folds agree where their maps are more alike than those of models taught shuffled labels", () => {
  const agree = (w: number) =>
    outcomes([figure("mapAgreement", w, 0.6, 0.01)])["mapsAgree"];
  expect(agree(0.8)).toBe("PASS");
  // Beyond chance, as models of one encoder always are, but not beyond models that were taught nothing.
  expect(agree(0.5)).toBe("UNDECIDED");
});

it("a map that fresh weights leave as it is does not need what was learnt", () => {
  const loss = (likeness: number, p: number) =>
    outcomes([figure("weightRandomisationAll", likeness, 0.7, p)])[
      "afterRandomisation"
    ];
  expect(loss(0.1, 0.001)).toBe("PASS");
  expect(loss(0.9, 0.9)).toBe("UNDECIDED");
});

it("spots must be followed in every section that could be compared", () => {
  const spots = (...sections: ReturnType<typeof section>[]) =>
    outcomes([], sections)["spots"];
  expect(spots(section("P1a", 0.6, 0.001), section("P1b", 0.4, 0.002))).toBe(
    "PASS",
  );
  expect(spots(section("P1a", 0.6, 0.001), section("P2a", 0.1, 0.3))).toBe(
    "UNDECIDED",
  );
  expect(spots(section("P1a", null, null))).toBe("MISSING");
  const sections = [section("P1a", 0.6, 0.001), section("P1b", 0.4, 0.002)];
  expect(
    supportingItems("MUC2", { figures: [], sections })["spots"]![0]!.n,
  ).toBe(1);
});

it("what was not looked at, or is another gene's, is missing and decides nothing", () => {
  const other = { ...figure("shuffledLabels", 0.5, 0, 0.001), gene: "CDX2" };
  const found = outcomes([other]);
  for (const name of ["mapsAgree", "beyondShuffled", "afterRandomisation"])
    expect(found[name]).toBe("MISSING");
});

it("microsatellite status is found by its column's name", () => {
  const of = (attributes: Record<string, string>) => msiOf({ attributes });
  expect(of({ MSI: "MSI-H" })).toBe("MSI-H");
  expect(of({ age: "61", msi_status: " MSS " })).toBe("MSS");
  expect(of({ msi: "NA" })).toBeNull();
  expect(of({ msisensor: "0.3" })).toBeNull();
});
