import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Claim } from "./claim.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A claim that was stated, or would be.",
})
export class ClaimProposal {
  @Field(() => ID, { description: "The hash of what it says." })
  id!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: "Whether it had been stated before, by a person or a run.",
  })
  before!: boolean;

  @Field(() => Claim, {
    nullable: true,
    description: "null where a dry run found that it is new.",
  })
  claim!: Claim | null;
}

/** A claim that was stated, or why it was not. */
export const ProposeClaimResult = createUnionType({
  name: "ProposeClaimResult",
  description: "A claim that was stated, or why it was not.",
  types: () => [ClaimProposal, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : ClaimProposal),
});
