import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A step to be done again." })
export class ReplicateInput {
  @Field(() => ID, {
    description: "One attempt for one key; sent again, it says how that ended.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  step!: string;
}
