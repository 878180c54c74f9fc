import { Field, ObjectType } from "type-graphql";
import { Effect } from "../enums/effect.enum.js";
import { Outcome } from "../enums/outcome.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "What becomes of a claim.",
})
export class ClaimEffect {
  @Field(() => Outcome)
  before!: keyof typeof Outcome;

  @Field(() => Outcome)
  after!: keyof typeof Outcome;

  @Field(() => Effect)
  effect!: keyof typeof Effect;
}
