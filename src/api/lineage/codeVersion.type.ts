import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A version of the source code.")
export class CodeVersion {
  id!: string;

  @Field(() => String)
  hash!: string;
}
