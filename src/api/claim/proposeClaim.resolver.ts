import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { statementOf } from "../../knowledge/claim.js";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import type { ClaimProposal } from "./claimProposal.type.js";
import { ProposeClaimResult } from "./claimProposal.type.js";
import { ProposeClaimInput } from "./proposeClaim.input.js";
import { proposedCorrelate } from "./proposedCorrelate.js";

const NOT_ONE: InvalidInput = {
  message: "the request cannot be read",
  issues: [{ path: "morphology", message: "give a morphology or a subtype" }],
};

/** Takes claims that people state. */
@Resolver()
export class ProposeClaimResolver {
  @Mutation(() => ProposeClaimResult, {
    description:
      "States a claim, in the log, before there is evidence: it is not judged until a run of its cohort measures it, a discovery for a morphology, a learning of subtypes for a subtype.",
  })
  async proposeClaim(
    @Arg("input", () => ProposeClaimInput) input: ProposeClaimInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ClaimProposal | InvalidInput> {
    const { idempotencyKey, cohort, gene, direction, dryRun } = input;
    const correlate = proposedCorrelate(input);
    if (correlate === null) return NOT_ONE;
    const { kind, of } = correlate;
    const issues = issuesOfTexts({ idempotencyKey, cohort, gene, [kind]: of });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const proposing = { cohort, gene, direction, correlate, dryRun };
    const kept = await ctx.claimWork.propose(proposing, callerOf(ctx));
    if (kept.kind === "invalid")
      return { message: kept.message, issues: [...kept.issues] };
    const { id, before, proposition } = kept;
    const claim = await ctx.loaders.node("Claim", id);
    return { id, before, dryRun, claim, statement: statementOf(proposition) };
  }
}
