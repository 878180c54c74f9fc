import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { curveChart } from "../../../src/io/pictures/charts/curveChart.js";
import { dropChart } from "../../../src/io/pictures/charts/dropChart.js";
import { importanceChart } from "../../../src/io/pictures/charts/importanceChart.js";
import { pairChart } from "../../../src/io/pictures/charts/pairChart.js";
import { shapeChart } from "../../../src/io/pictures/charts/shapeChart.js";
import type { EbmModel } from "../../../src/science/subtype/ebm/ebmModel.js";

const shape = {
  feature: "A<B",
  cuts: Float64Array.of(2, 4),
  rows: Float64Array.of(1, 5, 6, 7),
  scores: Float64Array.of(0, 0, 0, -1, 1, 0, 0, 0.5, -0.5, 1, -1, 0),
  sd: new Float64Array(12).fill(0.1),
};
const model: EbmModel = {
  classes: ["CMS1", "CMS2", "CMS3"],
  intercept: new Float64Array(3),
  terms: [
    shape,
    {
      ...shape,
      feature: "FLAT",
      cuts: new Float64Array(0),
      rows: Float64Array.of(0, 19),
      scores: new Float64Array(6),
      sd: new Float64Array(6),
    },
  ],
  pairs: [],
};
const figure = (value: number) => ({
  value,
  interval: { low: value - 0.05, high: value + 0.02 },
});
const drop = dropChart([
  {
    name: "CMS1",
    measured: figure(0.95),
    predicted: figure(0.8),
    drop: figure(0.15),
  },
  {
    name: "CMS2",
    measured: figure(0.9),
    predicted: { value: 1, interval: null },
    drop: figure(-0.1),
  },
]);
const importance = importanceChart([
  { gene: "A<B", value: 2 },
  { gene: "MUC2", value: 1 },
]);

const point = (taught: number, auc: number) => ({
  ...{ taught, auc },
  interval: { low: auc - 0.1, high: Math.min(1, auc + 0.05) },
});
const curve = curveChart(
  [
    {
      ...{ name: "CMS1", patients: 40, rarity: "LEARNT", more: null },
      points: [point(8, 0.8), point(32, 0.95)],
    },
    {
      ...{ name: "CMS2", patients: 9, rarity: "TOO_RARE" },
      more: { value: 12, low: 4, high: null },
      points: [point(3, 0.6), point(7, 0.7)],
    },
  ],
  0.8,
);
/** Two bins each beside the missing one; apart they tell nothing. */
const paired: EbmModel = {
  classes: ["other", "CMS4"],
  intercept: new Float64Array(1),
  terms: ["A", "B"].map((feature) => ({
    ...{ feature, cuts: Float64Array.of(2), rows: Float64Array.of(0, 4, 4) },
    ...{ scores: new Float64Array(3), sd: new Float64Array(3) },
  })),
  pairs: [
    {
      of: [0, 1],
      cuts: [Float64Array.of(2), Float64Array.of(3)],
      rows: Float64Array.of(0, 0, 0, 0, 2, 2, 0, 2, 2),
      scores: Float64Array.of(0, 0, 0, 0, 1, -1, 0, -1, 1),
      sd: new Float64Array(9),
    },
  ],
};
const pair = pairChart(paired, ["B", "A"])!;

interface Read {
  readonly svg: {
    readonly title: string;
    readonly text: readonly { readonly "#text": string | number }[];
    readonly rect: readonly { readonly width: string; readonly fill: string }[];
    readonly circle: readonly unknown[];
  };
}

function read(svg: string): Read["svg"] {
  expect(XMLValidator.validate(svg)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
  });
  return (parser.parse(svg) as Read).svg;
}

test("names with signs of XML are written as they are", () => {
  expect(read(importance).text.map((own) => own["#text"])).toContain("A<B");
});

test("bars are as long as genes are important", () => {
  const bars = read(importance).rect.filter(({ fill }) => fill === "#9a9a9a");
  expect(Number(bars[0]!.width)).toBeCloseTo(2 * Number(bars[1]!.width), 1);
});

test("a shape has a panel a class and says what is missing", () => {
  const svg = shapeChart(model, "A<B")!;
  const said = read(svg).text.map((own) => own["#text"]);
  for (const name of model.classes!) expect(said).toContain(name);
  expect(said).toContain("missing (1): 0.00");
});

test("a gene that the model does not have, or that never varied, has no shape", () => {
  expect(shapeChart(model, "NOBODY")).toBeNull();
  expect(shapeChart(model, "FLAT")).toBeNull();
});

test("the drop is written beside each class", () => {
  const said = read(drop).text.map((own) => own["#text"]);
  expect(said).toContain("drop 0.15 (0.10 to 0.17)");
  expect(said).toContain("drop -0.10 (-0.15 to -0.08)");
});

test("a learning curve has a mark for each size of each class, and says what follows", () => {
  const { circle, text } = read(curve);
  expect(circle.length).toBe(4);
  const said = text.map((own) => own["#text"]);
  expect(said).toContain("CMS2 (9)");
  expect(said).toContain("too rare: about 12 more (4 to ?)");
});

test("cells of a pair are filled for the class and open against it, in either order of the genes", () => {
  const [, ...cells] = read(pair).rect;
  expect(cells.map(({ fill }) => fill).sort()).toEqual([
    ...["#000000", "#000000"],
    ...["#ffffff", "#ffffff"],
  ]);
  expect(pairChart(paired, ["A", "B"])).toBe(pair);
  expect(pairChart(paired, ["A", "A"])).toBeNull();
  expect(pairChart(model, ["A<B", "FLAT"])).toBeNull();
});

test("no drawing holds a colour, nor a number that is none", () => {
  for (const svg of [
    drop,
    importance,
    curve,
    pair,
    shapeChart(model, "A<B")!,
  ]) {
    for (const [, red, green, blue] of svg.matchAll(/#(\w\w)(\w\w)(\w\w)/g))
      expect([red, green]).toEqual([green, blue]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});
