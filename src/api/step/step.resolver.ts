import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Related } from "../../graph/read/relations.js";
import type { RowOf } from "../../graph/read/rows/rows.js";
import type { ApiContext } from "../context.js";
import { listCost } from "../paging/cost.js";
import { agentOf } from "./agentOf.js";
import { Agent } from "./agent.type.js";
import { Step } from "./step.type.js";
import { StepReplication } from "./stepReplication.type.js";
import { StepLink } from "./stepLink.type.js";

type Row = RowOf<"Step">;

/** What a step used and made: all of it, for lineage with gaps is none. */
@Resolver(() => Step)
export class StepResolver {
  @FieldResolver(() => [StepLink], { complexity: listCost })
  used(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Related["usedByStep"][]> {
    return loaders.related("usedByStep", id);
  }

  @FieldResolver(() => [StepLink], { complexity: listCost })
  generated(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Related["generatedByStep"][]> {
    return loaders.related("generatedByStep", id);
  }

  @FieldResolver(() => [StepReplication], {
    complexity: listCost,
    description: "Where it was done again, and how that agreed; oldest first.",
  })
  replications(
    @Root() { id }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Related["replicationsOfStep"][]> {
    return loaders.related("replicationsOfStep", id);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who or what ran it.",
  })
  agent(@Root() { id }: Row, @Ctx() ctx: ApiContext): Promise<Agent | null> {
    return agentOf(ctx, "agentOfStep", id);
  }
}
