import type { curveChart } from "../io/pictures/charts/curveChart.js";
import type { dropChart } from "../io/pictures/charts/dropChart.js";
import type { importanceChart } from "../io/pictures/charts/importanceChart.js";
import type { pairChart } from "../io/pictures/charts/pairChart.js";
import type { shapeChart } from "../io/pictures/charts/shapeChart.js";
import type {
  KeptReport,
  SubtypeReport,
  SubtypeResults,
} from "./subtypeResults.js";

/** What can be drawn of a run's subtypes. */
export type SubtypePicture =
  | { readonly kind: "importance" }
  | { readonly kind: "shape"; readonly gene: string }
  | { readonly kind: "pair"; readonly genes: readonly [string, string] }
  | { readonly kind: "curve" }
  | { readonly kind: "drop" };

/** Draws what runs found of subtypes, as SVG. */
export interface SubtypePictures {
  /** null where the run found none of it. */
  subtypePicture(run: string, of: SubtypePicture): Promise<string | null>;
}

/** How they are drawn. */
export interface SubtypeCharts {
  readonly importanceChart: typeof importanceChart;
  readonly shapeChart: typeof shapeChart;
  readonly pairChart: typeof pairChart;
  readonly curveChart: typeof curveChart;
  readonly dropChart: typeof dropChart;
}

/** Builds the one SubtypePictures of a process. */
export function createSubtypePictures(
  results: SubtypeResults,
  charts: SubtypeCharts,
): SubtypePictures {
  return {
    async subtypePicture(run, of) {
      if (of.kind === "importance") {
        const report = await results.report(run);
        return report === null
          ? null
          : charts.importanceChart(withPairs(report));
      }
      if (of.kind === "shape") {
        const model = await results.model(run);
        return model === null ? null : charts.shapeChart(model, of.gene);
      }
      if (of.kind === "pair") {
        const model = await results.model(run);
        return model === null ? null : charts.pairChart(model, of.genes);
      }
      if (of.kind === "curve") {
        const found = await results.curves(run);
        return found === null
          ? null
          : charts.curveChart(found.classes, found.target);
      }
      const kept = await results.kept(run);
      return kept === null ? null : charts.dropChart(dropRows(kept));
    },
  };
}

/** Genes, and pairs of them, by importance. */
function withPairs({ importance, pairs = [] }: SubtypeReport) {
  const together = pairs.map(({ genes, value }) => ({
    gene: genes.join(" x "),
    value,
  }));
  return [...importance, ...together].sort((a, b) => b.value - a.value);
}

function dropRows({ classes, inputs, drop }: KeptReport) {
  const of = (input: string, k: number) =>
    inputs.find(({ name }) => name === input)!.auc[k]!;
  return classes.map(({ name }, k) => ({
    name,
    measured: of("measured", k),
    predicted: of("predicted", k),
    drop: drop.auc[k]!,
  }));
}
