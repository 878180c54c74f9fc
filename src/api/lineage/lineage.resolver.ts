import type { GraphQLResolveInfo } from "graphql";
import {
  Args,
  Ctx,
  FieldResolver,
  Info,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Lineage as Found } from "../../graph/lineage.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { nodesOf } from "../node/nodesOf.js";
import { Lineage } from "./lineage.type.js";
import { DEFAULT_DEPTH, DEFAULT_LIMIT, LineageArgs } from "./lineageArgs.js";
import { lineageCost } from "./lineageCost.js";

/** How things were made, down to the slides; or what was made from them. */
@Resolver(() => Lineage)
export class LineageResolver {
  @Query(() => Lineage, {
    nullable: true,
    complexity: lineageCost,
    description:
      "null where the graph holds no such node. How something was made is at GET /lineage/ID/prov.json, too, as PROV-JSON (W3C) and whole.",
  })
  async lineage(
    @Args(() => LineageArgs) { id, direction, depth, limit }: LineageArgs,
    @Ctx() ctx: ApiContext,
  ): Promise<Found | null> {
    const found = await ctx.lineage({
      id,
      direction,
      depth: depth ?? DEFAULT_DEPTH,
      limit: limit ?? DEFAULT_LIMIT,
    });
    return found.nodes.length === 0 ? null : found;
  }

  @FieldResolver(() => [Node])
  nodes(
    @Root() { nodes }: Found,
    @Ctx() ctx: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node[]> {
    const ids = nodes.map(({ id }) => id);
    return nodesOf(ctx, ids, info);
  }
}
