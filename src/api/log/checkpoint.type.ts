import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("The log's size and root at one time.")
export class Checkpoint {
  id!: string;

  @Field(() => Int)
  size!: number;

  @Field(() => String)
  root!: string;
}
