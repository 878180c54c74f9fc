import { Field, Float } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Attention over all tiles, mean of the folds.")
export class AttentionMap {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Of the folds; null where it cannot be measured.",
  })
  agreement!: number | null;
}
