import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Outcome } from "../enums/outcome.enum.js";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Verdict } from "./verdict.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What a claim's evidence comes to under a protocol.",
})
export class Judgement {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: "Whether the same verdict had been given before.",
  })
  before!: boolean;

  @Field(() => Outcome)
  outcome!: keyof typeof Outcome;

  @Field(() => Boolean, {
    description: "The protocol did not come before all of the evidence.",
  })
  exploratory!: boolean;

  @Field(() => Boolean, { nullable: true })
  novel!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "How often the sealed patients had been opened before by another configuration.",
  })
  openings!: number | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Verdict, {
    nullable: true,
    description: "null where a dry run found that it would be new.",
  })
  verdict!: Verdict | null;
}

/** What a claim comes to under a protocol, or why it was not judged. */
export const JudgeClaimResult = createUnionType({
  name: "JudgeClaimResult",
  description:
    "What a claim comes to under a protocol, or why it was not judged.",
  types: () => [Judgement, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : Judgement),
});
