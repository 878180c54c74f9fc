import { Field, ID, InputType, Int } from "type-graphql";
import { TokenRole } from "../enums/tokenRole.enum.js";

@InputType({ description: "A token to make." })
export class CreateTokenInput {
  @Field(() => ID, {
    description:
      "One token for one key; sent again, it finds the same token, without its secret.",
  })
  idempotencyKey!: string;

  @Field(() => TokenRole)
  role!: (typeof TokenRole)[keyof typeof TokenRole];

  @Field(() => String, {
    description:
      "Whose it is: what is done with it is done by the Agent of that name.",
  })
  name!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Days it lasts; left out: it does not expire.",
  })
  days?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say which token it would be, and keep nothing.",
  })
  dryRun!: boolean;
}

@InputType({ description: "A token that shall let nobody in any more." })
export class RevokeTokenInput {
  @Field(() => ID, {
    description: "One request for one key; revoked is revoked.",
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: "Its id, not its secret." })
  token!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say which token is meant, and leave it as it is.",
  })
  dryRun!: boolean;
}
