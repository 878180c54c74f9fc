import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A part of the patients that its model does not train on.")
export class Fold {
  id!: string;

  @Field(() => Int)
  index!: number;

  @Field(() => Int)
  bags!: number;
}
