import { GraphQLDateTime } from "graphql-scalars";
import {
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { ACCESS } from "../access/table.js";
import { whyNot } from "../access/whyNot.js";
import { Claim } from "../claim/claim.type.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import { listCost } from "../paging/cost.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import { Reading } from "./reading.type.js";
import { ReadingItem } from "./readingItem.type.js";
import { ReadingProgress } from "./readingProgress.type.js";
import { ReadingResult } from "./readingResult.type.js";
import { readingResultOf } from "./readingResultOf.js";
import { shownReading } from "./shownReading.js";

type Row = RowOf<"Reading">;

/** Readings, as the caller may see them now. */
@Resolver(() => Reading)
export class ReadingResolver {
  @Query(() => Reading, { nullable: true })
  reading(
    @Arg("id", () => ID) id: string,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Reading | null> {
    return loaders.node("Reading", id);
  }

  @FieldResolver(() => Claim)
  claim(
    @Root() { claim }: Row,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Claim> {
    return existing(loaders.node("Claim", claim), claim);
  }

  @FieldResolver(() => Agent, { nullable: true })
  startedBy(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfReading", id);
  }

  @FieldResolver(() => [ReadingItem], {
    complexity: listCost,
    description: "In an order of the caller's own, which tells nothing.",
  })
  async items(
    @Root() row: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingItem[]> {
    const { items } = await shownReading(ctx, row.id);
    return items.map(({ id, answer }) => ({
      ...{ id, answer },
      picture: `/readings/${row.id}/items/${id}.png`,
    }));
  }

  @FieldResolver(() => [ReadingProgress], {
    complexity: listCost,
    description: "Who began to read, and how far they are.",
  })
  async progress(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingProgress[]> {
    return [...(await shownReading(ctx, id)).readers];
  }

  @FieldResolver(() => [String], {
    complexity: listCost,
    description:
      "Why answers of the caller would be refused, whatever they are; empty: they would be taken.",
  })
  async refusals(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<string[]> {
    const askers = ACCESS.Mutation.submitReading;
    const role = whyNot(ctx.caller, "Mutation.submitReading", askers);
    if (role !== null) return [role.message];
    return [...(await shownReading(ctx, id)).refusals];
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: "null: it is open.",
  })
  async closedAt(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<string | null> {
    return (await shownReading(ctx, id)).closedAt;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether it, or what it rests on, is withdrawn.",
  })
  async withdrawn(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<boolean> {
    return (await shownReading(ctx, id)).fallen;
  }

  @FieldResolver(() => ReadingResult, {
    nullable: true,
    description: "null while it is open: nobody learns before then.",
  })
  async result(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingResult | null> {
    return readingResultOf(await shownReading(ctx, id));
  }
}
