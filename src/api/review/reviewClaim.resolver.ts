import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { ReviewClaimInput } from "./reviewClaim.input.js";
import type { ReviewReceipt } from "./reviewReceipt.type.js";
import { ReviewClaimResult } from "./reviewReceipt.type.js";

/** Takes reviews. */
@Resolver()
export class ReviewClaimResolver {
  @Mutation(() => ReviewClaimResult, {
    description:
      "Signs what the caller says of a claim. It is never changed; the caller's next review of the claim supersedes it. Nobody accepts their own claim, and an acceptance falls with its verdict.",
  })
  async reviewClaim(
    @Arg("input", () => ReviewClaimInput) input: ReviewClaimInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ReviewReceipt | InvalidInput> {
    const { idempotencyKey, claim, verdict, comment, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, claim, verdict, comment });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const kept = await ctx.claimWork.review({ ...input }, callerOf(ctx));
    if (kept.kind === "invalid")
      return { message: kept.message, issues: [...kept.issues] };
    const review = await ctx.loaders.node("Review", kept.id);
    return { dryRun, before: kept.before, review };
  }
}
