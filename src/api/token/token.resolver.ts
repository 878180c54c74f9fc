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
import { existing } from "../existing.js";
import { connection, listOf } from "../paging/connection.js";
import { pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { agentOf } from "../step/agentOf.js";
import { Agent } from "../step/agent.type.js";
import type { TokenCreated } from "./results.js";
import { CreateTokenResult, RevokeTokenResult } from "./results.js";
import { TokenConnection } from "./token.connection.js";
import { CreateTokenInput, RevokeTokenInput } from "./token.input.js";
import { Token } from "./token.type.js";

type Row = RowOf<"Token">;

/** Who may come in. */
@Resolver(() => Token)
export class TokenResolver {
  @Query(() => TokenConnection, {
    complexity: pageCost,
    description: "Newest first, the expired and revoked ones too.",
  })
  tokens(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ApiContext) {
    return connection(ctx, listOf("tokens", ""), page);
  }

  @Mutation(() => CreateTokenResult, {
    description: "Makes a token for somebody, with an entry in the log.",
  })
  async createToken(
    @Arg("input", () => CreateTokenInput) input: CreateTokenInput,
    @Ctx() ctx: ApiContext,
  ): Promise<TokenCreated | InvalidInput> {
    const { idempotencyKey, role, name, days = null, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, name });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const request = { idempotencyKey, role, name, days, dryRun };
    const made = await ctx.tokens.make(request, callerOf(ctx));
    if (made.kind === "invalid")
      return { message: made.message, issues: [...made.issues] };
    const { token, secret } = made;
    return { token, secret, dryRun };
  }

  @Mutation(() => RevokeTokenResult, {
    description:
      "Takes a token back: from then on it lets nobody in, and what it keeps open is closed.",
  })
  async revokeToken(
    @Arg("input", () => RevokeTokenInput)
    { idempotencyKey, token, dryRun }: RevokeTokenInput,
    @Ctx() ctx: ApiContext,
  ): Promise<Token | InvalidInput> {
    const issues = issuesOfTexts({ idempotencyKey, token });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    if (!(await ctx.tokens.revoke({ token, dryRun }, callerOf(ctx)))) {
      const message = `there is no token ${token}; histoclaim token list tells their ids`;
      return { message, issues: [{ path: "token", message }] };
    }
    return existing(ctx.loaders.node("Token", token), token);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: "Who bears it.",
  })
  bearer(@Root() { id }: Row, @Ctx() ctx: ApiContext): Promise<Agent | null> {
    return agentOf(ctx, "bearerOfToken", id);
  }

  @FieldResolver(() => Agent, { nullable: true, description: "Who made it." })
  createdBy(
    @Root() { id }: Row,
    @Ctx() ctx: ApiContext,
  ): Promise<Agent | null> {
    return agentOf(ctx, "agentOfToken", id);
  }
}
