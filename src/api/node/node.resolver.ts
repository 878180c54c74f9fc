import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { ApiContext } from "../context.js";
import { findCost, MOST_FOUND } from "./findCost.js";
import { Node } from "./node.type.js";
import { NodesArgs } from "./nodesArgs.js";
import { nodesCost } from "./nodesCost.js";
import { nodesOf } from "./nodesOf.js";

/** Anything by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true })
  node(
    @Arg("id", () => ID) id: string,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Node | null> {
    return loaders.anyNode(id);
  }

  @Query(() => [Node], {
    nullable: "items",
    complexity: nodesCost,
    description: "In the order of the ids; null where there is none.",
  })
  nodes(
    @Args(() => NodesArgs) { ids }: NodesArgs,
    @Ctx() { loaders }: ApiContext,
  ): Promise<(Node | null)[]> {
    return Promise.all(ids.map((id) => loaders.anyNode(id)));
  }

  @Query(() => [Node], {
    complexity: findCost,
    description: `What a person may mean: slides and specimens of this name, patients of this pseudonym, or whatever has an id that begins so; ${MOST_FOUND} at most, in the order of their ids.`,
  })
  async find(
    @Arg("text", () => String) text: string,
    @Ctx() ctx: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node[]> {
    return nodesOf(
      ctx,
      await ctx.find({ named: text, most: MOST_FOUND }),
      info,
    );
  }
}
