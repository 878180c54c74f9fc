import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { Gene } from "../gene/gene.type.js";
import { geneNamed } from "../gene/geneNamed.js";
import { listCost } from "../paging/cost.js";
import { Fold } from "./fold.type.js";
import { Metric } from "./metric.type.js";
import { metricsOf } from "./metricsOf.js";
import { Model } from "./model.type.js";

type Row = RowOf<"Model">;

/** What a model predicts, from which fold, and how well. */
@Resolver(() => Model)
export class ModelResolver {
  @FieldResolver(() => Gene)
  gene(@Root() { gene }: Row): Gene {
    return geneNamed(gene);
  }

  @FieldResolver(() => String, {
    description:
      "Address of its weights on this server: a safetensors file of all heads that were trained with it, with a card.",
  })
  weights(@Root() { id }: Row): string {
    return `/models/${id}/weights.safetensors`;
  }

  @FieldResolver(() => Fold, { nullable: true })
  async fold(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Fold | null> {
    const [fold] = await loaders.related("foldOfModel", id);
    return fold ?? null;
  }

  @FieldResolver(() => [Metric], {
    complexity: listCost,
    description: "On patients that it did not train on.",
  })
  async metrics(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Metric[]> {
    const [newest] = await loaders.related("metricsOfModel", id);
    return metricsOf(newest ?? []);
  }
}
