import { expect, it } from "vitest";
import type { AssessGeneInput } from "../../../src/science/legs/assessGene.js";
import { assessGene } from "../../../src/science/legs/assessGene.js";
import { isKept, moduleGenes } from "../../../src/science/legs/moduleGenes.js";
import {
  alignment,
  moduleMean,
  scaleOf,
} from "../../../src/science/legs/moduleSeries.js";
import { gaussians } from "../stats/gaussians.js";
import { following, plantedUnits } from "./planted.js";

const units = plantedUnits(90);
const mucin = gaussians(90, 1);
const source = following(mucin, 0.8, 2);
const copy = following(source, 0.75, 3);
const genes = new Map([
  ["SOURCE", source],
  ["COPY", copy],
]);

/** p below which an effect outlives a rival. */
const LEVEL = 0.015;
const OF_MUCIN = {
  goes: ({ morphology }: { readonly morphology: string }) =>
    morphology === "mucin",
  level: LEVEL,
};

const assess = (gene: string, change: Partial<AssessGeneInput> = {}) =>
  assessGene({
    units,
    gene,
    expression: genes.get(gene)!,
    names: ["mucin", "fat"],
    morphologies: [mucin, gaussians(90, 5)],
    contrast: [gaussians(90, 6), gaussians(90, 7)],
    nulls: [gaussians(40, 8), gaussians(40, 9)],
    shuffled: [new Float64Array(90), new Float64Array(90)],
    neighbours: [...genes]
      .filter(([name]) => name !== gene)
      .map(([name, expression]) => ({ gene: name, expression })),
    strata: { subtype: units.subtypes, msi: null },
    draws: 4999,
    seed: 1,
    ...change,
  });

it("a copy loses its effect to its source, which keeps its own", () => {
  const [ofCopy] = assess("COPY");
  const [test] = ofCopy!.neighbours;
  expect(isKept(test!.own, LEVEL)).toBe(false);
  expect(isKept(test!.reverse, LEVEL)).toBe(true);
  const [ofSource] = assess("SOURCE");
  expect(isKept(ofSource!.neighbours[0]!.own, LEVEL)).toBe(true);
});

it("a gene that follows only the subtype has nothing left given it", () => {
  const level = Float64Array.from(units.subtypes, (name) =>
    Number(name!.at(-1)),
  );
  const morphology = following(level, 0.8, 11);
  const gene = following(level, 0.8, 12);
  const [pair] = assess("SOURCE", {
    expression: gene,
    morphologies: [morphology, gaussians(90, 5)],
    neighbours: [],
  });
  expect(pair!.present.p).toBeLessThan(0.01);
  expect(isKept(pair!.givenSubtype!, LEVEL)).toBe(false);
  const strata = { subtype: null, msi: null };
  const [unknown] = assess("SOURCE", { strata });
  expect(unknown!.givenSubtype).toBeNull();
});

it("a gene that follows only microsatellite instability has nothing left given it, where its status is known", () => {
  const status = units.patients.map((_, b) => (b % 5 === 0 ? "MSI-H" : "MSS"));
  const high = Float64Array.from(status, (one) => 2 * Number(one === "MSI-H"));
  const own = {
    expression: following(high, 0.8, 11),
    morphologies: [following(high, 0.8, 12), gaussians(90, 5)],
    neighbours: [],
  };
  const [pair] = assess("SOURCE", {
    ...own,
    strata: { subtype: units.subtypes, msi: status },
  });
  expect(pair!.present.p).toBeLessThan(0.01);
  expect(isKept(pair!.givenSubtype!, LEVEL)).toBe(true);
  expect(isKept(pair!.givenMsi!, LEVEL)).toBe(false);
  expect(assess("SOURCE", own)[0]!.givenMsi).toBeNull();
});

it("a pair does not depend on which other genes are assessed", () => {
  expect(assess("COPY", { neighbours: [] })[0]!.present).toEqual(
    assess("COPY")[0]!.present,
  );
});

it("genes that lose to each other make a module, the strongest first; others do not", () => {
  const twins = new Map([
    ["A", following(mucin, 0.75, 21)],
    ["B", new Float64Array(90)],
  ]);
  // Noise that both share: neither has an effect of its own.
  twins.set("B", following(twins.get("A")!, 0.98, 22));
  const pairs = [...twins].flatMap(([gene, expression]) =>
    assess("SOURCE", {
      gene,
      expression,
      neighbours: [...twins]
        .filter(([name]) => name !== gene)
        .map(([name, values]) => ({ gene: name, expression: values })),
    }),
  );
  const lost = pairs.filter(
    ({ morphology, neighbours: [one] }) =>
      morphology === "mucin" &&
      !isKept(one!.own, LEVEL) &&
      !isKept(one!.reverse, LEVEL),
  );
  const modules = moduleGenes(pairs, OF_MUCIN);
  expect(modules).toHaveLength(lost.length > 0 ? 1 : 0);
  const own = [...assess("SOURCE"), ...assess("COPY")];
  expect(moduleGenes(own, OF_MUCIN)).toEqual([]);
  const inseparable = own.map((pair) => ({
    ...pair,
    neighbours: pair.neighbours.map((one) => ({
      ...one,
      own: { ...one.own, p: 0.5 },
      reverse: { ...one.reverse, p: 0.5 },
    })),
  }));
  expect(moduleGenes(inseparable, OF_MUCIN)).toEqual([
    { morphology: "mucin", genes: ["SOURCE", "COPY"] },
  ]);
});

it("a module's mean turns each gene the way of the first and gives each the same weight", () => {
  const against = source.map((value) => -10 * value);
  const signs = alignment(units, [source, against]);
  expect(signs).toEqual([1, -1]);
  const scales = [scaleOf(source), scaleOf(against)];
  const mean = moduleMean([source, against], signs, scales);
  mean.forEach((value, b) =>
    expect(value).toBeCloseTo(source[b]! / scales[0]!, 9),
  );
  expect(scaleOf([3, 3, 3])).toBe(1);
});
