import { Field, Float, ObjectType } from "type-graphql";
import { CriterionOutcome } from "../enums/criterionOutcome.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "What one criterion came to.",
})
export class CriterionResult {
  @Field(() => CriterionOutcome)
  outcome!: keyof typeof CriterionOutcome;

  @Field(() => Float, {
    nullable: true,
    description:
      "The demanded statistic, which the first of `figures` names; null where nothing was measured.",
  })
  observed!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How far on the passing side of the threshold; negative where it is not.",
  })
  margin!: number | null;

  @Field(() => String, { nullable: true, description: "Why, in one sentence." })
  sentence!: string | null;
}
