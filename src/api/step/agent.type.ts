import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Who or what ran a step.")
export class Agent {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  kind!: string;
}
