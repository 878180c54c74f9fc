import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Something is no longer to be relied on.")
export class Withdrawal {
  id!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;
}
