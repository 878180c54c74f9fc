import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Protocol } from "./protocol.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A protocol that was registered, or would be.",
})
export class ProtocolRegistration {
  @Field(() => ID, { description: "The hash of its document." })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  version!: string;

  @Field(() => [String], {
    description: "Titles of what it demands, in its order.",
  })
  criteria!: string[];

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: "Whether the very same document had been registered before.",
  })
  before!: boolean;

  @Field(() => Protocol, {
    nullable: true,
    description: "null where a dry run found that it is new.",
  })
  protocol!: Protocol | null;
}

/** A registration, or why it was refused. */
export const RegisterProtocolResult = createUnionType({
  name: "RegisterProtocolResult",
  description: "A registration, or why it was refused.",
  types: () => [ProtocolRegistration, InvalidInput] as const,
  resolveType: (value) =>
    "issues" in value ? InvalidInput : ProtocolRegistration,
});
