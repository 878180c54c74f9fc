import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType(
  "A gene is higher or lower where there is more of a morphology, or in a subtype: is it so?",
)
export class Claim {
  id!: string;

  @Field(() => String, { description: "The claim as one sentence." })
  statement!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;
}
