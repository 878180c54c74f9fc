import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { MorphologyConnection } from "./morphology.connection.js";
import { Morphology } from "./morphology.type.js";

/** The measured morphologies. */
@Resolver(() => Morphology)
export class MorphologyResolver {
  @Query(() => MorphologyConnection, {
    complexity: pageCost,
    description: "Ordered by name.",
  })
  morphologies(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("morphologies", ""), page);
  }
}
