import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { listCost, pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { Criterion } from "./criterion.type.js";
import { ProtocolConnection } from "./protocol.connection.js";
import { Protocol } from "./protocol.type.js";

/** What a protocol asks. */
@Resolver(() => Protocol)
export class ProtocolResolver {
  @Query(() => ProtocolConnection, {
    complexity: pageCost,
    description: "Registered last first.",
  })
  protocols(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("protocols", ""), page);
  }

  @FieldResolver(() => [Criterion], {
    complexity: listCost,
    description: "In the protocol's order.",
  })
  criteria(
    @Root() { id }: RowOf<"Protocol">,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Criterion[]> {
    return loaders.related("criteriaOfProtocol", id);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether it says itself that all it finds is exploratory.",
  })
  exploratory(@Root() { json }: RowOf<"Protocol">): boolean {
    // It was read in full when it was registered, maybe by an older form.
    const { exploratory } = JSON.parse(json) as { exploratory?: boolean };
    return exploratory === true;
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who registered it; null: it ships, or it was not noted.",
  })
  registeredBy(
    @Root() { id }: RowOf<"Protocol">,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfProtocol", id);
  }
}
