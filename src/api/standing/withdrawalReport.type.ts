import { Field, ObjectType } from "type-graphql";
import { listCost } from "../paging/cost.js";
import { ClaimEffect } from "./claimEffect.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What falls with a thing that is withdrawn.",
})
export class WithdrawalReport {
  @Field(() => Boolean, {
    description: "Nothing was changed; the same would happen.",
  })
  dryRun!: boolean;

  @Field(() => [ClaimEffect], {
    complexity: listCost,
    description:
      "Every judged claim of the cohorts that are touched, those that are not reached too.",
  })
  claims!: ClaimEffect[];
}
