import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { StandingReport } from "../../runs/standingControl.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { onlyId } from "../node/onlyId.js";
import { WithdrawalReport } from "./withdrawalReport.type.js";

/** The thing that a report is about. */
@Resolver(() => WithdrawalReport)
export class WithdrawalReportResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "null: a code version that was never withdrawn is no node yet.",
  })
  async entity(
    @Root() { entity }: StandingReport,
    @Ctx() { loaders }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    return onlyId(info) ? { id: entity } : loaders.anyNode(entity);
  }
}
