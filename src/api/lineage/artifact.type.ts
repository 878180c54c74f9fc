import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Something a step made that has no label of its own.")
export class Artifact {
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => String)
  blob!: string;
}
