import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A claim to be compared with other cohorts." })
export class CompareCohortsInput {
  @Field(() => ID, {
    description:
      "For the form of all mutations; while other cohorts show the same, nothing new is made, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  claim!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say what other cohorts show, and keep nothing.",
  })
  dryRun!: boolean;
}
