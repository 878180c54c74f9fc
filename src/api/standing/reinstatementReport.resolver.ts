import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import type { StandingReport } from "../../runs/standingControl.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { onlyId } from "../node/onlyId.js";
import { ReinstatementReport } from "./reinstatementReport.type.js";

/** The thing that a report is about. */
@Resolver(() => ReinstatementReport)
export class ReinstatementReportResolver {
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
