import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PatientTiles } from "../../../src/science/reading/drawTiles.js";
import { drawTiles } from "../../../src/science/reading/drawTiles.js";

const tile = fc.record({
  view: fc.nat(1),
  carried: fc.double({ min: -1, max: 1, noNaN: true }),
});
const patients = fc
  .array(fc.array(tile, { maxLength: 40 }), { minLength: 1, maxLength: 6 })
  .map((all): PatientTiles[] =>
    all.map((tiles, p) => ({
      patient: `P${p}`,
      views: tiles.map(({ view }) => view),
      carried: tiles.map(({ carried }) => carried),
    })),
  );
const how = fc.record({
  pairs: fc.integer({ min: 1, max: 30 }),
  seed: fc.nat(),
});

describe("drawn tiles", () => {
  it("are no more than asked, each once, and both of a pair of one slide view", () => {
    fc.assert(
      fc.property(patients, how, (of, { pairs, seed }) => {
        const drawn = drawTiles(of, { pairs, seed });
        expect(drawn.length).toBeLessThanOrEqual(pairs);
        const tiles = drawn.flatMap(({ patient, attended, control }) => [
          `${patient} ${attended}`,
          `${patient} ${control}`,
        ]);
        expect(new Set(tiles).size).toBe(tiles.length);
        for (const { patient, attended, control } of drawn)
          expect(of[patient]!.views[attended]).toBe(
            of[patient]!.views[control],
          );
      }),
    );
  });

  it("carry more where the model looks than in any control of the patient", () => {
    fc.assert(
      fc.property(patients, how, (of, asked) => {
        const drawn = drawTiles(of, asked);
        for (const { patient, attended } of drawn)
          for (const other of drawn.filter((one) => one.patient === patient))
            expect(of[patient]!.carried[attended]).toBeGreaterThanOrEqual(
              of[patient]!.carried[other.control]!,
            );
      }),
    );
  });

  it("are spread evenly over patients who have enough", () => {
    const of = [0, 1, 2].map((p) => ({
      patient: `P${p}`,
      views: Array.from({ length: 100 }, () => 0),
      carried: Array.from({ length: 100 }, (_, t) => t),
    }));
    const drawn = drawTiles(of, { pairs: 8, seed: 1 });
    const counts = [0, 1, 2].map(
      (p) => drawn.filter(({ patient }) => patient === p).length,
    );
    expect(counts.sort()).toEqual([2, 3, 3]);
    expect(drawTiles(of, { pairs: 8, seed: 1 })).toEqual(drawn);
    expect(drawTiles(of, { pairs: 8, seed: 2 })).not.toEqual(drawn);
    // The tenth that carries most, and no more.
    expect(drawTiles(of, { pairs: 99, seed: 1 })).toHaveLength(30);
  });
});
