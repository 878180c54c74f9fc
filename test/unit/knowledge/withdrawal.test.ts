import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceLine } from "../../../src/knowledge/evidence.js";
import { reachOf } from "../../../src/knowledge/reach.js";
import { judge } from "../../../src/knowledge/verdict.js";
import type { StandingVerdict } from "../../../src/knowledge/withdrawal.js";
import { effectOn } from "../../../src/knowledge/withdrawal.js";
import { dependencesOf, madeAgainWithout, madeGraph } from "./madeGraph.js";
import type { Found } from "./protocols.js";
import { lineFor, standard } from "./protocols.js";

const protocol = standard();
const ONE_EACH = {
  minLength: protocol.criteria.length,
  maxLength: protocol.criteria.length,
};
const FOUND: Found[] = ["passes", "fails", "straddles", "few", "absent"];

/** A claim with a line of evidence for each criterion, as asked. */
function claimWith(
  found: (name: string) => Found,
  place: (line: EvidenceLine) => string = ({ id }) => id,
): StandingVerdict {
  const lines = protocol.criteria
    .flatMap((demand) => lineFor(demand, found(demand.name)))
    .map((line) => ({ ...line, id: place(line) }));
  return {
    claim: "claim",
    version: "version",
    verdict: "verdict",
    outcome: judge(protocol, lines).outcome,
    protocolId: "protocol",
    protocol,
    lines,
  };
}

/** The effect where a thing reaches exactly these ids. */
const reaching = (
  claim: StandingVerdict,
  ids: readonly string[],
  recomputed: ReadonlyMap<string, EvidenceLine["items"]> = new Map(),
) =>
  effectOn(claim, {
    reach: reachOf(
      ids.map((what) => ({ on: "slide", what })),
      "slide",
    ),
    fallen: new Set(ids),
    recomputed,
  });

const allPass = claimWith(() => "passes");

describe("a withdrawal", () => {
  it("leaves a claim alone that it does not reach", () => {
    expect(reaching(allPass, ["line-of-another"])).toEqual({
      claim: "claim",
      before: "SUPPORTED",
      after: "SUPPORTED",
      effect: "UNREACHED",
      path: [],
      judged: null,
    });
  });

  it.each(["learnable", "located", "present"])(
    "suspends a claim whose %s it reaches, until the run is done again",
    (name) => {
      const found = reaching(allPass, [`line-${name}`]);
      expect(found).toMatchObject({
        after: "SUSPENDED",
        effect: "NEEDS_RERUN",
      });
      expect(found.path).toEqual(["slide", `line-${name}`, "version", "claim"]);
    },
  );

  it("does not hold where the reached line is computed anew: the claim is judged by it", () => {
    const demand = protocol.criteria.find(({ name }) => name === "present")!;
    const anew = (found: Found) =>
      new Map([["line-present", lineFor(demand, found)[0]!.items]]);
    const again = (found: Found) =>
      reaching(allPass, ["line-present"], anew(found));
    expect(again("passes")).toMatchObject({ effect: "REACHED_UNCHANGED" });
    expect(again("fails")).toMatchObject({ after: "REFUTED", effect: "FALLS" });
    expect(again("few")).toMatchObject({
      after: "INCONCLUSIVE",
      effect: "FALLS",
    });
  });

  it("of the judgement alone has the same evidence judged again", () => {
    expect(reaching(allPass, ["verdict"])).toMatchObject({
      effect: "REACHED_UNCHANGED",
      path: ["slide", "verdict", "version", "claim"],
    });
    const misjudged = { ...allPass, outcome: "REFUTED" } as const;
    expect(reaching(misjudged, ["verdict"])).toMatchObject({
      after: "SUPPORTED",
      effect: "FALLS",
    });
  });

  it("of the protocol takes all evidence drawn by it", () => {
    expect(reaching(allPass, ["protocol", "version"])).toMatchObject({
      after: "SUSPENDED",
    });
  });

  it("undone gives back the outcome there was, unless another one reaches the claim too", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FOUND), ONE_EACH),
        fc.subarray(protocol.criteria.map(({ name }) => `line-${name}`)),
        (found, other) => {
          const at = (name: string) =>
            found[protocol.criteria.findIndex((c) => c.name === name)]!;
          const claim = claimWith(at);
          const reach = reachOf([{ on: "slide", what: "version" }], "slide");
          const again = (fallen: readonly string[]) =>
            effectOn(
              { ...claim, outcome: "SUSPENDED" },
              { reach, fallen: new Set(fallen), recomputed: new Map() },
            ).after;
          expect(again([])).toBe(claim.outcome);
          expect(again(other)).toBe(reaching(claim, other).after);
        },
      ),
    );
  });

  it("falls on exactly the claims that could not be built again without the thing", () => {
    fc.assert(
      fc.property(
        madeGraph,
        fc.nat(),
        fc.array(fc.nat(), ONE_EACH),
        (graph, pick, places) => {
          const made = [
            ...graph.given,
            ...graph.steps.flatMap((step) => step.made),
          ];
          const lineOf = new Map(
            protocol.criteria.map(({ name }, i) => [
              `line-${name}`,
              made[places[i]! % made.length]!,
            ]),
          );
          const claim = claimWith(
            () => "passes",
            ({ id }) => lineOf.get(id)!,
          );
          const thing = made[pick % made.length]!;
          const reach = reachOf(dependencesOf(graph), thing);
          const { effect, after } = effectOn(claim, {
            reach,
            fallen: new Set(reach.keys()),
            recomputed: new Map(),
          });
          const left = madeAgainWithout(graph, thing);
          const gone = claim.lines.filter(({ id }) => !left.has(id));
          expect(effect === "UNREACHED").toBe(gone.length === 0);
          const required = gone.some(({ criterion }) =>
            protocol.criteria.some(
              (c) => c.name === criterion && c.role === "required",
            ),
          );
          expect(after === "SUSPENDED").toBe(required);
        },
      ),
    );
  });
});
