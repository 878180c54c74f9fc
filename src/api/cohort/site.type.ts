import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Where patients were treated and slides were made.")
export class Site {
  id!: string;

  @Field(() => String)
  name!: string;
}
