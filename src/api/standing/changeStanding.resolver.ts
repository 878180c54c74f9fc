import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { ChangeResult } from "../../runs/standingControl.js";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { ReinstateInput, WithdrawInput } from "./changeStanding.input.js";
import { ReinstateResult, WithdrawResult } from "./results.js";

type Kind = Parameters<ApiContext["standing"]["change"]>[0];

/** Withdraws things, and undoes it. */
@Resolver()
export class ChangeStandingResolver {
  @Mutation(() => WithdrawResult, {
    description:
      "Withdraws a slide, patient, model, step, code version, protocol or another thing that claims rest on: they are judged on what is left. Nothing is deleted.",
  })
  withdraw(
    @Arg("input", () => WithdrawInput) input: WithdrawInput,
    @Ctx() ctx: ApiContext,
  ) {
    return change(ctx, "withdraw", input);
  }

  @Mutation(() => ReinstateResult, {
    description:
      "Undoes a withdrawal: what rests on the thing is judged again on what the withdrawal had taken from it.",
  })
  reinstate(
    @Arg("input", () => ReinstateInput) input: ReinstateInput,
    @Ctx() ctx: ApiContext,
  ) {
    return change(ctx, "reinstate", input);
  }
}

async function change(
  ctx: ApiContext,
  kind: Kind,
  { idempotencyKey, entity, reason, dryRun }: WithdrawInput | ReinstateInput,
) {
  const issues = issuesOfTexts({ idempotencyKey, entity, reason });
  if (issues.length > 0)
    return { message: "the request cannot be read", issues };
  const result: ChangeResult = await ctx.standing.change(kind, {
    idempotencyKey,
    by: callerOf(ctx),
    entity,
    reason,
    dryRun,
  });
  return result.kind === "report" ? { ...result, dryRun } : result;
}
