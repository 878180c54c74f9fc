import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Comparison } from "../../knowledge/elsewhere.js";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { CompareCohortsResult } from "./cohortComparison.type.js";
import { CompareCohortsInput } from "./compareCohorts.input.js";

/** Compares a claim with other cohorts. */
@Resolver()
export class CompareCohortsResolver {
  @Mutation(() => CompareCohortsResult, {
    description:
      "Makes supporting evidence of what the same claim came to in other cohorts of the tissue, of other patients: a line of the claim, on which it is judged again. It moves no outcome.",
  })
  async compareCohorts(
    @Arg("input", () => CompareCohortsInput) input: CompareCohortsInput,
    @Ctx() ctx: ApiContext,
  ) {
    const { idempotencyKey, claim: id, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, claim: id });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const by = callerOf(ctx);
    const request = { claim: id, dryRun, by };
    const given = await ctx.claimWork.compareCohorts(request);
    if (given.kind === "refused")
      return { message: "the claim was not compared", issues: given.issues };
    const claim = await ctx.loaders.node("Claim", id);
    return { claim, dryRun, before: given.before, ...shown(given) };
  }
}

function shown({ found, leftOut }: Comparison) {
  return {
    found: found.map(({ claim, name: cohort, item }) => {
      const { value, n, p, q, interval = null } = item;
      return { claim, cohort, value, n, p, q, interval };
    }),
    leftOut: leftOut.map(({ claim, name: cohort, reason }) => {
      return { claim, cohort, reason };
    }),
  };
}
