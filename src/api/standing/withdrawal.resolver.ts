import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { nodesOf } from "../node/nodesOf.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { Reinstatement } from "./reinstatement.type.js";
import { Withdrawal } from "./withdrawal.type.js";

type Row = RowOf<"Withdrawal">;

/** What was withdrawn, and whether it is so still. */
@Resolver(() => Withdrawal)
export class WithdrawalResolver {
  @FieldResolver(() => Node, { nullable: true })
  async entity(
    @Root() { entity }: Row,
    @Ctx() ctx: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    if (entity === null) return null;
    const [node] = await nodesOf(ctx, [entity], info);
    return node ?? null;
  }

  @FieldResolver(() => Reinstatement, {
    nullable: true,
    description: "What undid it; null: it stands.",
  })
  async reinstatement(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Reinstatement | null> {
    const [undone] = await loaders.related("reinstatementOfWithdrawal", id);
    return undone ?? null;
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who withdrew it; null: it was not noted.",
  })
  by(@Root() { id }: Row, @Ctx() ctx: ApiContext): Promise<Agent | null> {
    return agentOf(ctx, "agentOfWithdrawal", id);
  }
}
