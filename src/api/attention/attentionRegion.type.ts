import { Field, Float } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Connected tiles of high attention on one slide.")
export class AttentionRegion {
  id!: string;

  @Field(() => [[[Float]]], {
    description: "Polygons of [x, y] in level-0 pixels.",
  })
  outline!: number[][][];

  @Field(() => Float, { description: "Share of the slide's attention." })
  mass!: number;

  @Field(() => Float)
  meanPrediction!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Mean over its tiles of N times attention: 1 is a uniform map, so that regions of any slide compare.",
  })
  relativeAttention!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Mean over its tiles of their place among the bag's tiles, 0 to 1.",
  })
  percentile!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Of the folds; null where it cannot be measured.",
  })
  agreement!: number | null;
}
