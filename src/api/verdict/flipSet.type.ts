import { Field, ObjectType } from "type-graphql";
import { Outcome } from "../enums/outcome.enum.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "The smallest changes that would give another outcome: these criteria together. None is told that no figure could bring about.",
})
export class FlipSet {
  @Field(() => Outcome)
  to!: keyof typeof Outcome;
}
