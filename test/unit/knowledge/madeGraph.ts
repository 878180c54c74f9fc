import fc from "fast-check";
import type { Dependence } from "../../../src/knowledge/reach.js";

/** A step of a made graph. */
export interface MadeStep {
  readonly id: string;
  readonly used: readonly string[];
  readonly made: readonly string[];
}

/** Given things, and steps in an order in which they could have run: no cycles. */
export interface MadeGraph {
  readonly given: readonly string[];
  readonly steps: readonly MadeStep[];
}

/** Graphs of up to 5 given things and 8 steps. */
export const madeGraph: fc.Arbitrary<MadeGraph> = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(
      fc.record({
        used: fc.array(fc.nat(), { maxLength: 4 }),
        made: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([count, plans]) => {
    const given = Array.from({ length: count }, (_, i) => `given ${i}`);
    const known = [...given];
    const steps = plans.map(({ used, made }, s): MadeStep => {
      const outputs = Array.from({ length: made }, (_, i) => `made ${s} ${i}`);
      const own = used.map((pick) => known[pick % known.length]!);
      known.push(...outputs);
      return { id: `step ${s}`, used: [...new Set(own)], made: outputs };
    });
    return { given, steps };
  });

/** The graph's links as the closure reads them. */
export function dependencesOf({ steps }: MadeGraph): Dependence[] {
  return steps.flatMap(({ id, used, made }) => [
    ...used.map((on) => ({ on, what: id })),
    ...made.map((what) => ({ on: id, what })),
  ]);
}

/** The naive way: builds everything again, as though the things had never been. */
export function madeAgainWithout(
  { given, steps }: MadeGraph,
  ...without: readonly string[]
): ReadonlySet<string> {
  const there = new Set(given.filter((id) => !without.includes(id)));
  for (const { id, used, made } of steps) {
    if (without.includes(id) || !used.every((one) => there.has(one))) continue;
    there.add(id);
    for (const output of made) if (!without.includes(output)) there.add(output);
  }
  return there;
}
