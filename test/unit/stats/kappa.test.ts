import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cohenKappa, fleissKappa } from "../../../src/science/stats/kappa.js";

// Made by test/reference/kappa.py, which names the versions.
const { readers, cohen, fleiss } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../reference/kappa.json"), "utf8"),
) as {
  readers: number[][];
  cohen: [number, number, number][];
  fleiss: [number, number][];
};

it("Cohen's kappa equals statsmodels'", () => {
  expect(cohen).toHaveLength(6);
  for (const [a, b, kappa] of cohen)
    expect(cohenKappa([readers[a]!, readers[b]!], 3)).toBeCloseTo(kappa, 12);
});

it("Fleiss' kappa equals statsmodels'", () => {
  expect(fleiss).toHaveLength(3);
  for (const [n, kappa] of fleiss)
    expect(fleissKappa(readers.slice(0, n), 3)).toBeCloseTo(kappa, 12);
});

it("kappa is one where readers agree on answers of more than one kind, and never more", () => {
  const answers = fc.array(fc.nat(2), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(answers, answers, (one, other) => {
      const length = Math.min(one.length, other.length);
      const [a, b] = [one.slice(0, length), other.slice(0, length)];
      const mixed = new Set(a).size > 1;
      const own = [cohenKappa([a, a], 3), fleissKappa([a, a, a], 3)];
      for (const kappa of own)
        if (mixed) expect(kappa).toBeCloseTo(1, 12);
        else expect(kappa).toBeNaN();
      for (const kappa of [cohenKappa([a, b], 3), fleissKappa([a, b], 3)])
        if (!Number.isNaN(kappa)) expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

it("kappa does not know which answer is called what", () => {
  const turned = readers.map((own) => own.map((answer) => 2 - answer));
  expect(fleissKappa(turned, 3)).toBeCloseTo(fleissKappa(readers, 3), 12);
});
