import { Field, ID, InputType } from "type-graphql";

/** A thing whose standing is to change. */
@InputType()
abstract class ChangeStandingInput {
  @Field(() => ID, {
    description: "One change for one key; sent again, it says what was done.",
  })
  idempotencyKey!: string;

  @Field(() => ID, {
    description:
      "Its id; of a code version also the hash that steps name as codeVersion.",
  })
  entity!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say what would happen, and change nothing.",
  })
  dryRun!: boolean;
}

@InputType({ description: "What is no longer to be relied on." })
export class WithdrawInput extends ChangeStandingInput {}

@InputType({ description: "What was withdrawn and is to be relied on again." })
export class ReinstateInput extends ChangeStandingInput {}
