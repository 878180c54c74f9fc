import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dependence } from "../../../src/knowledge/reach.js";
import { pathTo, reachOf } from "../../../src/knowledge/reach.js";
import { dependencesOf, madeAgainWithout, madeGraph } from "./madeGraph.js";

describe("what a withdrawal reaches", () => {
  it("is all that cannot be made again without the thing, and nothing else", () => {
    fc.assert(
      fc.property(madeGraph, fc.nat(), (graph, pick) => {
        const ids = [
          ...graph.given,
          ...graph.steps.flatMap((s) => [s.id, ...s.made]),
        ];
        const thing = ids[pick % ids.length]!;
        const reach = reachOf(dependencesOf(graph), thing);
        const left = madeAgainWithout(graph, thing);
        expect([...reach.keys()].sort()).toEqual(
          ids.filter((id) => !left.has(id)).sort(),
        );
      }),
    );
  });

  it("comes with a path, each of whose links is a dependence, and no shorter one exists", () => {
    fc.assert(
      fc.property(madeGraph, (graph) => {
        const dependences = dependencesOf(graph);
        const known = new Set(
          dependences.map(({ on, what }) => `${on} ${what}`),
        );
        const reach = reachOf(dependences, graph.given[0]!);
        for (const id of reach.keys()) {
          const path = pathTo(reach, id);
          expect(path[0]).toBe(graph.given[0]);
          expect(path.at(-1)).toBe(id);
          for (let i = 1; i < path.length; i++)
            expect(known).toContain(`${path[i - 1]!} ${path[i]!}`);
          expect(path.length - 1).toBe(distance(dependences, path[0]!, id));
        }
      }),
    );
  });

  it("and its paths do not depend on the order in which dependences are read", () => {
    fc.assert(
      fc.property(madeGraph, fc.infiniteStream(fc.nat()), (graph, noise) => {
        const dependences = dependencesOf(graph);
        const dealt = dependences
          .map((one) => ({ one, at: noise.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const [a, b] = [dependences, dealt].map((order) =>
          reachOf(order, graph.given[0]!),
        );
        for (const id of a!.keys())
          expect(pathTo(b!, id)).toEqual(pathTo(a!, id));
      }),
    );
  });

  it("of what nothing rests on is itself", () => {
    expect([...reachOf([], "slide").keys()]).toEqual(["slide"]);
    expect(pathTo(reachOf([], "slide"), "claim")).toEqual([]);
  });
});

/** Least number of links, by relaxing all of them again and again. */
function distance(
  dependences: readonly Dependence[],
  from: string,
  to: string,
): number {
  const far = new Map([[from, 0]]);
  for (let round = 0; round <= dependences.length; round++)
    for (const { on, what } of dependences) {
      const next = (far.get(on) ?? Infinity) + 1;
      if (next < (far.get(what) ?? Infinity)) far.set(what, next);
    }
  return far.get(to) ?? Infinity;
}
