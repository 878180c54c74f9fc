import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { CohortConnection } from "./cohort.connection.js";
import { Cohort } from "./cohort.type.js";
import { SlideConnection } from "./slide.connection.js";

/** The cohorts that were read, and their slides. */
@Resolver(() => Cohort)
export class CohortResolver {
  @Query(() => CohortConnection, {
    complexity: pageCost,
    description: "Ordered by name.",
  })
  cohorts(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("cohorts", ""), page);
  }

  @FieldResolver(() => SlideConnection, {
    complexity: pageCost,
    description: "Ordered by name; those that are withdrawn are among them.",
  })
  slides(
    @Root() { id }: Cohort,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ApiContext,
  ) {
    return connection(ctx, listOf("slidesOfCohort", id), page);
  }
}
