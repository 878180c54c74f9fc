import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { ReplicateInput } from "./replicate.input.js";
import type { Replication } from "./replication.type.js";
import { ReplicateResult } from "./replication.type.js";

/** Does steps again. */
@Resolver()
export class ReplicateResolver {
  @Mutation(() => ReplicateResult, {
    description:
      "Does one step again from its recorded inputs, parameters, code and seed, and compares what it makes: any step that a run called since calls are kept, and what a closed reading came to. Nothing that rests on the step changes.",
  })
  async replicate(
    @Arg("input", () => ReplicateInput) input: ReplicateInput,
    @Ctx() ctx: ApiContext,
  ): Promise<Replication | InvalidInput> {
    const { idempotencyKey, step } = input;
    const issues = issuesOfTexts({ idempotencyKey, step });
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const by = callerOf(ctx);
    const found = await ctx.claimWork.replicate({ idempotencyKey, step, by });
    if (found === null)
      return { of: step, step: null, agreement: null, differences: [] };
    if (found.kind === "refused")
      return {
        message: "the step cannot be done again",
        issues: [...found.issues],
      };
    return { ...found, differences: [...found.differences] };
  }
}
