import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { Reinstatement } from "./reinstatement.type.js";

/** Who undid a withdrawal. */
@Resolver(() => Reinstatement)
export class ReinstatementResolver {
  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who undid it; null: it was not noted.",
  })
  by(
    @Root() { id }: RowOf<"Reinstatement">,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfReinstatement", id);
  }
}
