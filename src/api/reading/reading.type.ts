import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType(
  "Tiles of a claim that pathologists read without knowing where the model looks.",
)
export class Reading {
  id!: string;

  @Field(() => String, { description: "What is asked of each tile." })
  question!: string;

  @Field(() => String, {
    description:
      "Hash of the key, which says which tile is which; it is in the log since the start, and the key is told when the reading is closed.",
  })
  commitment!: string;

  @Field(() => [String], {
    description: "Names of those who may read; empty: whoever may review.",
  })
  readers!: string[];

  @Field(() => GraphQLDateTime)
  startedAt!: string;
}
