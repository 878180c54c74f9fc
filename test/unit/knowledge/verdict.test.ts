import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceItem } from "../../../src/knowledge/evidence.js";
import type { Demand } from "../../../src/knowledge/protocol.js";
import type { CriterionState } from "../../../src/knowledge/outcome.js";
import { OUTCOMES, outcomeOf } from "../../../src/knowledge/outcome.js";
import { flipSets } from "../../../src/knowledge/flipSets.js";
import {
  judge,
  UnknownCriterionError,
} from "../../../src/knowledge/verdict.js";
import type { Found } from "./protocols.js";
import { lineFor, standard } from "./protocols.js";

const protocol = standard();
const FOUND: Found[] = [
  "passes",
  "fails",
  "straddles",
  "scattered",
  "few",
  "absent",
  "invalidated",
];
const evidence = (found: (name: string) => Found) =>
  protocol.criteria.flatMap((demand) => lineFor(demand, found(demand.name)));
const anyFound = fc.array(fc.constantFrom(...FOUND), {
  minLength: protocol.criteria.length,
  maxLength: protocol.criteria.length,
});
const judged = (found: readonly Found[]) =>
  judge(
    protocol,
    protocol.criteria.flatMap((demand, i) => lineFor(demand, found[i]!)),
  );

describe("a verdict", () => {
  it("supports what passes everything, and says so", () => {
    const verdict = judge(
      protocol,
      evidence(() => "passes"),
    );
    expect(verdict.outcome).toBe("SUPPORTED");
    expect(verdict.results.every(({ outcome }) => outcome === "PASS")).toBe(
      true,
    );
    expect(verdict.reason).toMatch(/all 9 required criteria pass/i);
  });

  it("is inconclusive without evidence", () => {
    const { outcome, results } = judge(protocol, []);
    expect(outcome).toBe("INCONCLUSIVE");
    expect(results.map((result) => result.outcome)).not.toContain("FAIL");
  });

  it("refutes where an interval excludes the effect of interest, however good the rest", () => {
    const verdict = judge(
      protocol,
      evidence((name) => (name === "present" ? "fails" : "passes")),
    );
    expect(verdict.outcome).toBe("REFUTED");
    expect(verdict.reason).toMatch(/partial r .* below the least effect/i);
  });

  it("is open where the interval straddles the threshold", () => {
    const found = (name: string): Found =>
      name === "learnable" ? "straddles" : "passes";
    expect(judge(protocol, evidence(found)).outcome).toBe("INCONCLUSIVE");
  });

  it("is suspended where a withdrawal reached a required line, even beside a failure", () => {
    const found = (name: string): Found =>
      name === "located"
        ? "invalidated"
        : name === "present"
          ? "fails"
          : "passes";
    expect(judge(protocol, evidence(found)).outcome).toBe("SUSPENDED");
  });

  it("names the gene that explains it, if nothing else is wrong", () => {
    const lost = (name: string): Found =>
      name === "ownEffect" ? "straddles" : "passes";
    const verdict = judge(protocol, evidence(lost));
    expect(verdict.outcome).toBe("INCONCLUSIVE");
    expect(verdict.explainedBy).toEqual({ kind: "MODULE", name: "TIMP3" });
    const refuted = judge(
      protocol,
      evidence((name) => (name === "present" ? "fails" : lost(name))),
    );
    expect(refuted.explainedBy).toBeNull();
  });

  it("calls too few patients missing, whatever their figure", () => {
    const verdict = judge(
      protocol,
      evidence(() => "few"),
    );
    expect(verdict.outcome).toBe("INCONCLUSIVE");
    const learnable = verdict.results.find((r) => r.criterion === "learnable")!;
    expect(learnable).toMatchObject({ outcome: "MISSING" });
    expect(learnable.sentence).toMatch(/59 patients of at least 60/);
  });

  it("leaves open what is as demanded of all patients and not of most folds, or of folds that cannot be read", () => {
    const [learnable] = protocol.criteria;
    const outcome = (
      asked: Pick<Demand, "leastFolds">,
      found: Pick<EvidenceItem, "folds">,
    ) => {
      const criteria = [{ ...learnable!, leastFolds: undefined, ...asked }];
      const item = { kind: "heldOutCorrelation", value: 0.8, n: 500, q: 0.001 };
      const items = [{ ...item, ...found }];
      const line = { id: "line", criterion: "learnable", items };
      const { results } = judge({ ...protocol, criteria }, [line]);
      const { outcome, sentence } = results[0]!;
      return [outcome, sentence.split("; which is as demanded.")[1]];
    };
    const most = { leastFolds: 0.6 };
    const folds = (agree: number, of: number) => ({ folds: { agree, of } });
    expect(outcome({}, folds(0, 5))).toEqual(["PASS", ""]);
    expect(outcome(most, folds(3, 5))).toEqual([
      "PASS",
      " 3 of 5 folds point the claimed way; at least 60.0 % of them must.",
    ]);
    expect(outcome(most, folds(2, 5))).toEqual([
      "UNDECIDED",
      " 2 of 5 folds point the claimed way; at least 60.0 % of them must.",
    ]);
    const unread = [
      "MISSING",
      " No fold can be read by itself, and at least 60.0 % of them must point the claimed way.",
    ];
    expect(outcome(most, {})).toEqual(unread);
    expect(outcome(most, folds(0, 0))).toEqual(unread);
  });

  it("does not count an exclusion that could not be asked", () => {
    const found = (name: string): Found =>
      name === "subtype" || name === "ownEffect" ? "absent" : "passes";
    const verdict = judge(protocol, evidence(found));
    expect(verdict.outcome).toBe("SUPPORTED");
    expect(
      verdict.results.find((r) => r.criterion === "subtype")!.sentence,
    ).toMatch(/not ruled out/);
  });

  it("refuses a criterion that nobody wrote", () => {
    const [first] = protocol.criteria;
    const odd = { ...protocol, criteria: [{ ...first!, name: "vibes" }] };
    expect(() => judge(odd, [])).toThrow(UnknownCriterionError);
  });

  it("does not depend on the order of the evidence, to the byte", () => {
    fc.assert(
      fc.property(
        anyFound.chain((found) => {
          const lines = protocol.criteria.flatMap((demand, i) =>
            lineFor(demand, found[i]!),
          );
          return fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length }),
          );
        }),
        ([lines, shuffled]) => {
          expect(JSON.stringify(judge(protocol, shuffled))).toBe(
            JSON.stringify(judge(protocol, lines)),
          );
        },
      ),
    );
  });

  it("is no worse for a criterion that passes instead, and no better for one that fails", () => {
    // A withdrawal is no figure: suspension is left out of the order.
    const rank = { REFUTED: 0, INCONCLUSIVE: 1, SUPPORTED: 2 } as const;
    const last = protocol.criteria.length - 1;
    const figures = fc.array(
      fc.constantFrom<Found>(
        ...FOUND.filter((found) => found !== "invalidated"),
      ),
      { minLength: last + 1, maxLength: last + 1 },
    );
    fc.assert(
      fc.property(figures, fc.nat(last), (found, at) => {
        const of = (change: Found) =>
          rank[judged(found.with(at, change)).outcome as keyof typeof rank];
        const now = rank[judged(found).outcome as keyof typeof rank];
        expect(of("passes")).toBeGreaterThanOrEqual(now);
        if (protocol.criteria[at]!.leastEffect !== null)
          expect(of("fails")).toBeLessThanOrEqual(now);
      }),
    );
  });

  it("reaches every outcome", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyFound, (found) => {
        reached.add(judged(found).outcome);
      }),
      { numRuns: 300 },
    );
    reached.add(judged(protocol.criteria.map(() => "passes")).outcome);
    expect([...reached].sort()).toEqual([...OUTCOMES].sort());
  });
});

describe("flip sets", () => {
  const ROLES = ["required", "supporting", "exclusion"] as const;
  const FIGURES = ["PASS", "FAIL", "UNDECIDED", "MISSING"] as const;
  const state = (i: number) =>
    fc.record({
      name: fc.constant(`c${i}`),
      role: fc.constantFrom(...ROLES),
      outcome: fc.constantFrom(...FIGURES, "INVALIDATED" as const),
    });
  const states = fc
    .integer({ min: 0, max: 5 })
    .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => state(i))));

  /** Every way to change some criteria, tried out; the sets that work and of which no part does. */
  function bruteForce(now: readonly CriterionState[]): Set<string> {
    const was = outcomeOf(now);
    const working = new Map<string, string[][]>();
    for (let mask = 1; mask < 2 ** now.length; mask++) {
      const changed = [...now.keys()].filter((i) => mask & (1 << i));
      for (const to of reachable(now, changed)) {
        if (to === was) continue;
        working.set(to, [
          ...(working.get(to) ?? []),
          changed.map((i) => now[i]!.name),
        ]);
      }
    }
    const minimal = new Set<string>();
    for (const [to, sets] of working)
      for (const set of sets)
        if (
          !sets.some(
            (other) =>
              other.length < set.length && other.every((n) => set.includes(n)),
          )
        )
          minimal.add(`${to}: ${set.join()}`);
    return minimal;
  }

  function reachable(
    now: readonly CriterionState[],
    changed: readonly number[],
  ): Set<string> {
    const found = new Set<string>();
    const go = (k: number, made: CriterionState[]): void => {
      if (k === changed.length) {
        found.add(outcomeOf(made));
        return;
      }
      for (const outcome of FIGURES) {
        const at = changed[k]!;
        if (outcome !== now[at]!.outcome)
          go(k + 1, made.with(at, { ...made[at]!, outcome }));
      }
    };
    go(0, [...now]);
    return found;
  }

  it("are minimal and complete, as trying everything shows", () => {
    fc.assert(
      fc.property(states, (now) => {
        const found = flipSets(now).map(
          ({ to, criteria }) => `${to}: ${criteria.join()}`,
        );
        expect(new Set(found)).toEqual(bruteForce(now));
        expect(found).toHaveLength(new Set(found).size);
      }),
      { numRuns: 300 },
    );
  });
});
