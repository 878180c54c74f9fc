import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { StandingReport } from "../../runs/standingControl.js";
import { Claim } from "../claim/claim.type.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { Node } from "../node/node.type.js";
import { nodesOf } from "../node/nodesOf.js";
import { listCost } from "../paging/cost.js";
import { ClaimEffect } from "./claimEffect.type.js";

type Row = StandingReport["claims"][number];

/** Which claim, and how it was reached. */
@Resolver(() => ClaimEffect)
export class ClaimEffectResolver {
  @FieldResolver(() => Claim)
  claim(
    @Root() { claim }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim> {
    return existing(loaders.node("Claim", claim), claim);
  }

  @FieldResolver(() => [Node], {
    complexity: listCost,
    description:
      "From the thing to the claim; empty where the claim is not reached.",
  })
  async path(
    @Root() { path }: Row,
    @Ctx() ctx: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node[]> {
    return nodesOf(ctx, path, info);
  }
}
