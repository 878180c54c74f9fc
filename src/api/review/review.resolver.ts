import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { ReviewStanding } from "../enums/reviewStanding.enum.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { Verdict } from "../verdict/verdict.type.js";
import { Review } from "./review.type.js";

type Row = RowOf<"Review">;

/** Who said it, of which verdict, and whether it counts still. */
@Resolver(() => Review)
export class ReviewResolver {
  @FieldResolver(() => ReviewStanding)
  async standing(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<string> {
    const [row] = await loaders.related("standingOfReview", id);
    return row?.standing ?? ReviewStanding.SUSPENDED;
  }

  @FieldResolver(() => Verdict, { nullable: true })
  async verdict(
    @Root() { verdict }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Verdict | null> {
    return verdict === null ? null : loaders.node("Verdict", verdict);
  }

  @FieldResolver(() => Agent, { nullable: true })
  by(@Root() { id }: Row, @Ctx() ctx: ApiContext): Promise<Agent | null> {
    return agentOf(ctx, "agentOfReview", id);
  }
}
