import type { GraphQLResolveInfo } from "graphql";
import {
  Ctx,
  Field,
  FieldResolver,
  Info,
  ObjectType,
  Resolver,
  Root,
  type ClassType,
} from "type-graphql";
import type { StandingReport } from "../../runs/standingControl.js";
import type { ApiContext } from "../context.js";
import { Node } from "../node/node.type.js";
import { onlyId } from "../node/onlyId.js";
import { listCost } from "../paging/cost.js";
import { ClaimEffect } from "./claimEffect.type.js";
import { FewPatients } from "./fewPatients.type.js";

/** A report's type, and the resolver of the thing that it is about. */
export interface ChangeReport {
  readonly type: ClassType;
  readonly resolver: ClassType;
}

/** Makes the report of one kind of change: what becomes of each claim. */
export function changeReport(name: string, description: string): ChangeReport {
  @ObjectType(name, { simpleResolvers: true, description })
  class Report {
    @Field(() => Boolean, {
      description: "Nothing was changed; the same would happen.",
    })
    dryRun!: boolean;

    @Field(() => [ClaimEffect], {
      complexity: listCost,
      description:
        "Every judged claim of the cohorts that are touched, those that are not reached too.",
    })
    claims!: ClaimEffect[];
  }

  @Resolver(() => Report)
  class ReportResolver {
    @FieldResolver(() => [FewPatients], {
      complexity: listCost,
      description:
        "Protocols that judge claims which rest on the thing, and ask for more patients than are then left.",
    })
    fewPatients(
      @Root() { fewPatients = [] }: StandingReport,
    ): NonNullable<StandingReport["fewPatients"]> {
      return fewPatients;
    }

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
  return { type: Report, resolver: ReportResolver };
}
