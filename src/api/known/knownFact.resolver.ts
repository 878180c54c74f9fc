import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import type { FactsImported } from "./factsImported.type.js";
import { ImportKnownFactsResult } from "./factsImported.type.js";
import { ImportKnownFactsInput } from "./importKnownFacts.input.js";
import { KnownFactConnection } from "./knownFact.connection.js";
import { KnownFact } from "./knownFact.type.js";

/** What is published already: a supported claim that it states is a positive control, no discovery. */
@Resolver(() => KnownFact)
export class KnownFactResolver {
  @Query(() => KnownFactConnection, {
    complexity: pageCost,
    description: "Ordered by gene.",
  })
  knownFacts(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("knownFacts", ""), page);
  }

  @Mutation(() => ImportKnownFactsResult, {
    description:
      "Keeps facts, all or none, with an entry in the log; verdicts given later know of them.",
  })
  async importKnownFacts(
    @Arg("input", () => ImportKnownFactsInput) input: ImportKnownFactsInput,
    @Ctx() ctx: ApiContext,
  ): Promise<FactsImported | InvalidInput> {
    const dryRun = input.dryRun ?? false;
    const done = await ctx.knownFacts.import(
      { facts: input.facts, dryRun },
      callerOf(ctx),
    );
    if (done.kind === "invalid")
      return { message: done.message, issues: [...done.issues] };
    const { added, before, statements } = done;
    return { dryRun, added, before, statements: [...statements] };
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who imported it; null: it ships.",
  })
  importedBy(
    @Root() { id }: RowOf<"KnownFact">,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfKnownFact", id);
  }
}
