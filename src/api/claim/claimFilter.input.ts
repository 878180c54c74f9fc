import { Field, ID, InputType } from "type-graphql";
import type { ClaimFilter as Filter } from "../../graph/read/claimFilter.js";
import { Direction } from "../enums/direction.enum.js";
import { Outcome } from "../enums/outcome.enum.js";
import { Scope } from "../enums/scope.enum.js";

@InputType({ description: "Which claims; all that is given must hold." })
export class ClaimFilter implements Filter {
  @Field(() => [String], {
    nullable: true,
    description: "Symbols; of a module any of its genes.",
  })
  gene?: string[] | null;

  @Field(() => [String], { nullable: true })
  morphology?: string[] | null;

  @Field(() => Direction, { nullable: true })
  direction?: keyof typeof Direction | null;

  @Field(() => Scope, { nullable: true })
  scope?: keyof typeof Scope | null;

  @Field(() => [Outcome], {
    nullable: true,
    description: "Of the newest verdict on the head version.",
  })
  outcome?: (keyof typeof Outcome)[] | null;

  @Field(() => Boolean, { nullable: true })
  exploratory?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  novel?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "A run that made a version of the claim, or reused it.",
  })
  run?: string | null;
}
