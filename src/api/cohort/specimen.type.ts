import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("What slides are cut from.")
export class Specimen {
  id!: string;

  @Field(() => String)
  name!: string;
}
