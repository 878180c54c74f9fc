import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { FactKind } from "../enums/factKind.enum.js";
import { Outcome } from "../enums/outcome.enum.js";
import { Scope } from "../enums/scope.enum.js";

@InputType({ description: "Which claims; all that is given must hold." })
export class ClaimFilter {
  @Field(() => [String], {
    nullable: true,
    description: "Symbols; of a module any of its genes.",
  })
  gene?: string[] | null;

  @Field(() => FactKind, {
    nullable: true,
    description: "Of what the genes are said to go with.",
  })
  kind?: (typeof FactKind)[keyof typeof FactKind] | null;

  @Field(() => [String], { nullable: true })
  morphology?: string[] | null;

  @Field(() => Direction, { nullable: true })
  direction?: keyof typeof Direction | null;

  @Field(() => Scope, { nullable: true })
  scope?: keyof typeof Scope | null;

  @Field(() => [Outcome], {
    nullable: true,
    description:
      "Of the verdict that counts: the latest run's on the head version, or what superseded it.",
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

  @Field(() => [String], {
    nullable: true,
    description: "Ids of cohorts, or their names.",
  })
  cohort?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Names of subtypes that it is about; of claims about a morphology, that a gene of it marks or that explain it.",
  })
  subtype?: string[] | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "First claimed then or later.",
  })
  createdFrom?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "First claimed before then.",
  })
  createdBefore?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "The verdict that counts was given then or later.",
  })
  judgedFrom?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "The verdict that counts was given before then.",
  })
  judgedBefore?: Date | null;
}
