import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { TokenRole } from "../enums/tokenRole.enum.js";
import { NodeType } from "../node/nodeType.js";

@NodeType("What lets somebody in. Its secret is not kept, only the hash of it.")
export class Token {
  id!: string;

  @Field(() => String, { description: "Of the Agent who bears it." })
  name!: string;

  @Field(() => TokenRole)
  role!: (typeof TokenRole)[keyof typeof TokenRole];

  @Field(() => GraphQLDateTime)
  createdAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "null: it does not expire.",
  })
  expiresAt!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "null: it was not revoked.",
  })
  revokedAt!: string | null;
}
