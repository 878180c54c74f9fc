import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A molecular subtype.")
export class Subtype {
  id!: string;

  @Field(() => String)
  name!: string;
}
