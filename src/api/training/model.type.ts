import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("An attention regression of one gene, trained without one fold.")
export class Model {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  epochs!: number;

  @Field(() => String)
  status!: string;
}
