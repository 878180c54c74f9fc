import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { Related } from "../../graph/read/relations.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { nodesOf } from "../node/nodesOf.js";
import { StepLink } from "./stepLink.type.js";

/** The thing at the other end of a step's link. */
@Resolver(() => StepLink)
export class StepLinkResolver {
  @FieldResolver(() => Node)
  async entity(
    @Root() { id }: Related["usedByStep"],
    @Ctx() ctx: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | undefined> {
    const [entity] = await nodesOf(ctx, [id], info);
    return entity;
  }
}
