import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A claim as one run's evidence states it.")
export class ClaimVersion {
  id!: string;

  @Field(() => String)
  statement!: string;
}
