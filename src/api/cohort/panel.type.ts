import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Genes to be tried.")
export class Panel {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String])
  genes!: string[];
}
