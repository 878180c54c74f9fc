import type { dropChart } from "../io/pictures/charts/dropChart.js";
import type { importanceChart } from "../io/pictures/charts/importanceChart.js";
import type { shapeChart } from "../io/pictures/charts/shapeChart.js";
import type { KeptReport, SubtypeResults } from "./subtypeResults.js";

/** What can be drawn of a run's subtypes. */
export type SubtypePicture =
  | { readonly kind: "importance" }
  | { readonly kind: "shape"; readonly gene: string }
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
          : charts.importanceChart(report.importance);
      }
      if (of.kind === "shape") {
        const model = await results.model(run);
        return model === null ? null : charts.shapeChart(model, of.gene);
      }
      const kept = await results.kept(run);
      return kept === null ? null : charts.dropChart(dropRows(kept));
    },
  };
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
