import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { JudgeClaimInput } from "./judgeClaim.input.js";
import { JudgeClaimResult } from "./judgement.type.js";

/** Judges a claim under another protocol. */
@Resolver()
export class JudgeClaimResolver {
  @Mutation(() => JudgeClaimResult, {
    description:
      "Judges a claim's evidence under a registered protocol, beside what its run said. It is exploratory unless the protocol was registered before all of the evidence.",
  })
  async judgeClaim(
    @Arg("input", () => JudgeClaimInput) input: JudgeClaimInput,
    @Ctx() ctx: ApiContext,
  ) {
    const { idempotencyKey, claim, protocol, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, claim, protocol });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const by = callerOf(ctx);
    const given = await ctx.claimWork.judge({ claim, protocol, dryRun, by });
    if (given.kind === "refused")
      return { message: "the claim was not judged", issues: given.issues };
    const verdict = await ctx.loaders.node("Verdict", given.verdict);
    return { ...given, dryRun, verdict };
  }
}
