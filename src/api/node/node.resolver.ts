import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { ApiContext } from "../context.js";
import { Node } from "./node.type.js";
import { NodesArgs } from "./nodesArgs.js";
import { nodesCost } from "./nodesCost.js";

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
}
