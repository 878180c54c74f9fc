import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A withdrawal was undone.")
export class Reinstatement {
  id!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;
}
