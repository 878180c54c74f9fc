import { Field, ID, InputType } from "type-graphql";
import { ReviewDecision } from "../enums/reviewDecision.enum.js";

@InputType({ description: "What a reviewer says of a claim." })
export class ReviewClaimInput {
  @Field(() => ID, {
    description: "One review for one key; sent again, it finds that review.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  claim!: string;

  @Field(() => ID, {
    description:
      "The verdict that was read: a review of one that counts no more is refused.",
  })
  verdict!: string;

  @Field(() => ReviewDecision)
  decision!: keyof typeof ReviewDecision;

  @Field(() => String)
  comment!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say whether it would be taken, and keep nothing.",
  })
  dryRun!: boolean;
}
