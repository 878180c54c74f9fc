import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("What an encoder made of tiles.")
export class Embedding {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  tiles!: number;

  @Field(() => Int)
  dim!: number;

  @Field(() => String)
  encoder!: string;
}
