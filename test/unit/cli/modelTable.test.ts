import { expect, it } from "vitest";
import { modelTable } from "../../../src/cli/modelTable.js";

const plain = { baseline: null, interval: null, p: null, q: null };

it("lists genes from the best predicted, with simpler models beside each, and leaves blank what is not known", () => {
  const table = modelTable([
    {
      gene: "TP53",
      scope: "sealed",
      metrics: [{ ...plain, name: "pearson", value: -0.1 }],
    },
    {
      gene: "MUC2",
      scope: "sealed",
      metrics: [
        {
          name: "pearson",
          value: 0.61,
          baseline: 0,
          interval: { low: 0.3, high: 0.8 },
          p: 0.001,
          q: 0.004,
        },
        { ...plain, name: "rmse", value: 0.5, baseline: 0.75 },
        { ...plain, name: "calibrationSlope", value: 0.9 },
        { ...plain, name: "pearson of colour", value: 0.2 },
        { ...plain, name: "rmse of colour", value: 0.7 },
      ],
    },
  ]);
  const lines = table.split("\n");
  const row = (gene: string) =>
    lines
      .find((line) => line.includes(gene))!
      .split("│")
      .map((cell) => cell.trim());
  expect(row("MUC2")).toEqual([
    "",
    "MUC2",
    "0.61 (0.30 to 0.80)",
    "0.0040",
    "0.50 (0.75)",
    "0.90",
    "0.20 / 0.70",
    "",
  ]);
  expect(row("TP53").slice(1, 6)).toEqual(["TP53", "-0.10", "", "", ""]);
  const place = (gene: string) =>
    lines.findIndex((line) => line.includes(gene));
  expect(place("MUC2")).toBeLessThan(place("TP53"));
});

it("gives no r of a gene that does not vary, and says why", () => {
  const row = (gene: string, ...names: string[]) => ({
    gene,
    scope: "sealed",
    metrics: ["pearson", "skill", "pearson of colour", ...names].map(
      (name) => ({ ...plain, name, value: 0 }),
    ),
  });
  const table = modelTable([row("APC"), row("MUC2", "r2")]);
  expect(table).toMatch(/APC +│ no r +│ +│ +│ +│ +│/);
  expect(table).toMatch(/MUC2 +│ 0\.00 /);
  expect(table).toMatch(/1 gene with no r: measured the same/);
});
