import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A protocol to register." })
export class RegisterProtocolInput {
  @Field(() => ID, {
    description:
      "One request for one key; one document is registered once, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    description: "JSON in the form of schema/protocol.schema.json.",
  })
  document!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Says what would be registered, and changes nothing.",
  })
  dryRun?: boolean | null;
}
