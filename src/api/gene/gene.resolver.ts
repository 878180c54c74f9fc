import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AttentionMapConnection } from "../attention/attentionMap.connection.js";
import { AttentionRegionConnection } from "../attention/attentionRegion.connection.js";
import { claimFilterOf } from "../claim/claimFilterOf.js";
import { ClaimConnection } from "../claim/claim.connection.js";
import { ClaimFilter } from "../claim/claimFilter.input.js";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { listCost, pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { ModelConnection } from "../training/model.connection.js";
import { GeneConnection } from "./gene.connection.js";
import { Gene } from "./gene.type.js";
import { geneNamed } from "./geneNamed.js";
import { GeneSubtype } from "./geneSubtype.type.js";

/** Genes, and what is known of each. */
@Resolver(() => Gene)
export class GeneResolver {
  @Query(() => Gene, { nullable: true })
  gene(
    @Arg("symbol", () => String, { description: "HGNC symbol." })
    symbol: string,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Gene | null> {
    return loaders.node("Gene", geneNamed(symbol).id);
  }

  @Query(() => GeneConnection, {
    complexity: pageCost,
    description: "Ordered by symbol.",
  })
  genes(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("genes", ""), page);
  }

  @FieldResolver(() => [GeneSubtype], { complexity: listCost })
  subtypes(
    @Root() { id }: Gene,
    @Ctx() { loaders }: ApiContext,
  ): Promise<GeneSubtype[]> {
    return loaders.related("subtypesOfGene", id);
  }

  @FieldResolver(() => ModelConnection, {
    complexity: pageCost,
    description: "Ordered by fold.",
  })
  models(
    @Root() { id }: Gene,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("modelsOfGene", id), page);
  }

  @FieldResolver(() => AttentionMapConnection, { complexity: pageCost })
  attentionMaps(
    @Root() { id }: Gene,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("mapsOfGene", id), page);
  }

  @FieldResolver(() => AttentionRegionConnection, {
    complexity: pageCost,
    description: "Most attended first.",
  })
  attentionRegions(
    @Root() { id }: Gene,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("regionsOfGene", id), page);
  }

  @FieldResolver(() => ClaimConnection, {
    complexity: pageCost,
    description: "About it alone or about a module it belongs to.",
  })
  claims(
    @Root() { id }: Gene,
    @Arg("filter", () => ClaimFilter, { nullable: true })
    filter: ClaimFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(
      ctx,
      listOf("claimsOfGene", id, claimFilterOf(filter)),
      page,
    );
  }
}
