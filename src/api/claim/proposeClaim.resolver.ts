import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { statementOf } from "../../knowledge/claim.js";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import type { ClaimProposal } from "./claimProposal.type.js";
import { ProposeClaimResult } from "./claimProposal.type.js";
import { ProposeClaimInput } from "./proposeClaim.input.js";

/** Takes claims that people state. */
@Resolver()
export class ProposeClaimResolver {
  @Mutation(() => ProposeClaimResult, {
    description:
      "States a claim, in the log, before there is evidence: it is not judged until a discovery of its cohort measures it.",
  })
  async proposeClaim(
    @Arg("input", () => ProposeClaimInput) input: ProposeClaimInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ClaimProposal | InvalidInput> {
    const { idempotencyKey, cohort, gene, morphology, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, cohort, gene, morphology });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const kept = await ctx.claimWork.propose({ ...input }, callerOf(ctx));
    if (kept.kind === "invalid")
      return { message: kept.message, issues: [...kept.issues] };
    const { id, before, proposition } = kept;
    const claim = await ctx.loaders.node("Claim", id);
    return { id, before, dryRun, claim, statement: statementOf(proposition) };
  }
}
