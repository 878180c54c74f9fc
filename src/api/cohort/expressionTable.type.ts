import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Measured expression, patients by genes.")
export class ExpressionTable {
  id!: string;

  @Field(() => String)
  sha256!: string;

  @Field(() => String, { description: "linear or log2." })
  scale!: string;

  @Field(() => String)
  measure!: string;
}
