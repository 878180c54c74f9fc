import { createUnionType, Field, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Review } from "./review.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A review that was taken, or would be.",
})
export class ReviewReceipt {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: "Whether it had been sent before under the same key.",
  })
  before!: boolean;

  @Field(() => Review, {
    nullable: true,
    description: "null where a dry run found that it would be taken.",
  })
  review!: Review | null;
}

/** A review that was taken, or why it was not. */
export const ReviewClaimResult = createUnionType({
  name: "ReviewClaimResult",
  description: "A review that was taken, or why it was not.",
  types: () => [ReviewReceipt, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : ReviewReceipt),
});
