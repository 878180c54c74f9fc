import { describe, expect, it } from "vitest";
import { CRITERIA } from "../../../src/knowledge/criteria/index.js";
import type { EvidenceLine } from "../../../src/knowledge/evidence.js";
import { canComeAbout } from "../../../src/knowledge/figures/canComeAbout.js";
import {
  figuresOf,
  type Figure,
} from "../../../src/knowledge/figures/figuresOf.js";
import {
  compareDistances,
  flipDistance,
} from "../../../src/knowledge/figures/flipDistance.js";
import { flipSentence } from "../../../src/knowledge/figures/flipSentence.js";
import { measureOf } from "../../../src/knowledge/figures/measures.js";
import { judge } from "../../../src/knowledge/verdict.js";
import type { Found } from "./protocols.js";
import { lineFor, standard } from "./protocols.js";

const protocol = standard();
const demandOf = (name: string) => {
  const demand = protocol.criteria.find((one) => one.name === name);
  if (demand === undefined) throw new Error(`standard asks no ${name}`);
  return demand;
};

/** A demand as the graph keeps it. */
function kept(name: string) {
  const demand = demandOf(name);
  return { ...demand, leastFolds: demand.leastFolds ?? null };
}

/** What the graph would keep of the items. */
const measured = (lines: readonly EvidenceLine[]) =>
  lines
    .flatMap(({ items }) => items)
    .map((item) => ({
      ...{ kind: item.kind, n: item.n, value: item.value },
      ...{ p: item.p ?? null, q: item.q ?? null },
      high: item.interval?.high ?? null,
      foldsAgree: item.folds?.agree ?? null,
      foldsOf: item.folds?.of ?? null,
      about: item.about ?? null,
    }));

function judged(name: string, lines: readonly EvidenceLine[]) {
  const { results } = judge(protocol, lines);
  const result = results.find(({ criterion }) => criterion === name)!;
  const figures = figuresOf(kept(name), result, measured(lines));
  return { result, figures };
}

function found(name: string, how: Found): readonly Figure[] {
  return judged(name, lineFor(demandOf(name), how)).figures;
}

describe("figures of a result", () => {
  it("name every measure that a criterion reads, with a unit", () => {
    expect(
      CRITERIA.filter(({ reads }) => measureOf(reads).unit === null),
    ).toEqual([]);
  });

  it("show q, effect, interval, patients and folds, each with what is asked and how far it is", () => {
    const told = found("learnable", "passes").map(
      ({ name, observed, comparator, threshold, otherwise }) =>
        `${name} ${observed} ${comparator} ${threshold} else ${otherwise}`,
    );
    expect(told).toEqual([
      "q 0.005 < 0.01 else UNDECIDED",
      "r within site 0.8 > 0 else UNDECIDED",
      "upper end of the interval of r within site 0.95 >= 0.3 else FAIL",
      "patients 500 >= 60 else MISSING",
      "folds that point the claimed way 0.8 >= 0.6 else UNDECIDED",
    ]);
  });

  it("begin with the figure that the result's observed and margin are of", () => {
    for (const { name } of protocol.criteria) {
      const lines = lineFor(demandOf(name), "straddles");
      const { result, figures } = judged(name, lines);
      const { observed, margin } = figures[0]!;
      expect({ name, observed, margin }).toEqual({
        ...{ name, observed: result.observed, margin: result.margin },
      });
    }
  });

  it("are of the rival that the sentence names, where several have the same p", () => {
    const [line] = lineFor(demandOf("ownEffect"), "straddles");
    const [item] = line!.items;
    const rival = (about: string, value: number) => ({
      ...item!,
      about,
      value,
    });
    const stored = [rival("AXIN2", 0.4), rival("FAP", 0.1)];
    const lines = [{ ...line!, items: [...stored].reverse() }];
    const { result } = judged("ownEffect", lines);
    const figures = figuresOf(
      kept("ownEffect"),
      result,
      measured([{ ...line!, items: stored }]),
    );
    expect(result.sentence).toContain("given FAP is 0.10");
    expect(figures[1]).toMatchObject({ observed: 0.1, margin: 0.1 });
  });

  it("are without observed values where nothing was measured", () => {
    const figures = found("present", "absent");
    expect(figures.map(({ observed, margin }) => [observed, margin])).toEqual(
      figures.map(() => [null, null]),
    );
  });
});

/** A criterion as a flip set has it. */
function criterion(name: string, how: Found) {
  const lines = lineFor(demandOf(name), how);
  const { result, figures } = judged(name, lines);
  const { title, role } = demandOf(name);
  return { title, role, outcome: result.outcome, figures };
}

describe("a flip set in words", () => {
  it("names only the figures that stand in the way", () => {
    expect(
      flipSentence("SUPPORTED", [
        criterion("learnable", "scattered"),
        criterion("replicated", "straddles"),
      ]),
    ).toBe(
      "SUPPORTED if Learnable from the image: passed, with folds that point the claimed way >= 60.0 % (it is 40.0 %); and Replicated on sealed patients: passed, with r on sealed patients >= 0.2 (it is 0.1).",
    );
  });

  it("says how far an interval would have to fall, and what cannot fail at all", () => {
    expect(flipSentence("REFUTED", [criterion("present", "straddles")])).toBe(
      "REFUTED if Present across patients: failed, with upper end of the interval of partial r < 0.3 (it is 0.95).",
    );
    expect(flipSentence("REFUTED", [criterion("sites", "passes")])).toContain(
      "which this protocol does not let it",
    );
  });

  it("takes an exclusion away by its figures alone: too few patients leave it unasked", () => {
    const lost = (name: string) =>
      flipSentence("INCONCLUSIVE", [criterion(name, "passes")]);
    expect(lost("subtype")).toBe(
      "INCONCLUSIVE if Not the subtype's: passed no more, with q >= 0.01 (it is 0.005), or partial r given the subtype <= 0 (it is 0.8).",
    );
    expect(lost("present")).toContain("or patients < 60 (it is 500)");
  });

  it("asks for a new measurement of what a withdrawal reached", () => {
    expect(
      flipSentence("REFUTED", [criterion("present", "invalidated")]),
    ).toContain("measured anew without what was withdrawn");
  });
});

it("a set is told only where figures could bring it about", () => {
  const fails = { outcome: "PASS", leastEffect: 0.3 } as const;
  const cannot = { outcome: "PASS", leastEffect: null } as const;
  const reached = { outcome: "INVALIDATED", leastEffect: null } as const;
  expect(canComeAbout("REFUTED", [fails])).toBe(true);
  expect(canComeAbout("REFUTED", [cannot])).toBe(false);
  expect(canComeAbout("REFUTED", [reached, fails])).toBe(true);
  expect(canComeAbout("INCONCLUSIVE", [cannot])).toBe(true);
});

describe("how near a flip set is", () => {
  it("is the margin of a figure in units of what is asked, the nearest way first", () => {
    // q 0.005 < 0.01, r 0.8 > 0, patients 500 >= 60, folds 0.8 >= 0.6
    const ways = flipDistance("INCONCLUSIVE", [
      criterion("learnable", "passes"),
    ]).map((way) => Number(way.toFixed(6)));
    expect(ways).toEqual([0.333333, 0.5, 0.8, 7.333333]);
    // upper end 0.95 >= 0.3
    const [fails] = flipDistance("REFUTED", [
      criterion("learnable", "straddles"),
    ]);
    expect(fails).toBeCloseTo(0.65 / 0.3, 12);
  });

  it("is that of the farthest where several must change together", () => {
    const q = criterion("learnable", "straddles");
    const r = criterion("replicated", "straddles");
    const [far] = flipDistance("SUPPORTED", [q, r]);
    expect(far).toBe(1);
    expect(flipDistance("SUPPORTED", [r])[0]).toBeCloseTo(0.5, 12);
  });

  it("is beyond all others where nothing was measured, or is to be measured anew", () => {
    const absent = criterion("present", "absent");
    const reached = criterion("present", "invalidated");
    for (const one of [absent, reached])
      expect(flipDistance("SUPPORTED", [one])).toEqual([Infinity]);
    const order = [[Infinity], [0, 0.7], [0.4], [0, 0.2], [0]];
    expect([...order].sort(compareDistances)).toEqual([
      [0, 0.2],
      [0, 0.7],
      [0],
      [0.4],
      [Infinity],
    ]);
  });
});
