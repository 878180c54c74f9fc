import { GraphQLSafeInt } from "graphql-scalars";
import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Which patients are sealed, and the folds of the rest.")
export class Split {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  folds!: number;

  @Field(() => GraphQLSafeInt)
  seed!: number;

  @Field(() => Int, { description: "Sealed bags." })
  sealed!: number;
}
