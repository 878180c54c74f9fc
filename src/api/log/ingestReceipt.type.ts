import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Proof that something was taken in.")
export class IngestReceipt {
  id!: string;

  @Field(() => String)
  source!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;
}
