import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { Slide } from "../cohort/slide.type.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Gene } from "../gene/gene.type.js";
import { geneNamed } from "../gene/geneNamed.js";
import { listCost } from "../paging/cost.js";
import { AttentionRegion } from "./attentionRegion.type.js";
import { MorphologyShare } from "./morphologyShare.type.js";

type Row = RowOf<"AttentionRegion">;

/** Where a region lies, for which gene, and what it shows. */
@Resolver(() => AttentionRegion)
export class AttentionRegionResolver {
  @FieldResolver(() => Slide)
  slide(
    @Root() { slide }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Slide> {
    return existing(loaders.node("Slide", slide), slide);
  }

  @FieldResolver(() => Gene)
  gene(@Root() { gene }: Row): Gene {
    return geneNamed(gene);
  }

  @FieldResolver(() => [MorphologyShare], {
    complexity: listCost,
    description: "Most first.",
  })
  morphology(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<MorphologyShare[]> {
    return loaders.related("sharesOfRegion", id);
  }
}
