import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("What is known already, and from where.")
export class KnownFact {
  id!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => String)
  source!: string;
}
