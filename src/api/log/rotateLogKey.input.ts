import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Another key that signs the log." })
export class RotateLogKeyInput {
  @Field(() => ID, {
    description: "Sent again it finds the same rotation and makes no other.",
  })
  idempotencyKey!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "For a private key that was lost: the new one stands without its word, and those who pinned the old one will see that.",
  })
  withoutOld?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Says whether it can be done, and changes nothing.",
  })
  dryRun?: boolean | null;
}
