import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A claim to be judged under another protocol." })
export class JudgeClaimInput {
  @Field(() => ID, {
    description:
      "For the form of all mutations; the same evidence is judged once under one protocol, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  claim!: string;

  @Field(() => String, {
    description:
      "Name of a registered protocol, whose newest version is meant; or its id.",
  })
  protocol!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say what the verdict would be, and keep nothing.",
  })
  dryRun!: boolean;
}
