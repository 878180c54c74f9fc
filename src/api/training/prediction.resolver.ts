import { FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { Gene } from "../gene/gene.type.js";
import { geneNamed } from "../gene/geneNamed.js";
import { listCost } from "../paging/cost.js";
import { Metric } from "./metric.type.js";
import { metricsOf } from "./metricsOf.js";
import { Prediction } from "./prediction.type.js";

type Row = RowOf<"Prediction">;

/** Of what a prediction is, and how good. */
@Resolver(() => Prediction)
export class PredictionResolver {
  @FieldResolver(() => Gene)
  gene(@Root() { gene }: Row): Gene {
    return geneNamed(gene);
  }

  @FieldResolver(() => [Metric], { complexity: listCost })
  metrics(@Root() { metrics }: Row): Metric[] {
    return metricsOf(metrics);
  }
}
