import { Field, Float, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A scanned H&E slide.")
export class Slide {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "In the cohort folder." })
  file!: string;

  @Field(() => String)
  sha256!: string;

  @Field(() => Float, { description: "Microns per level-0 pixel." })
  mpp!: number;

  @Field(() => Int, { description: "Level-0 pixels." })
  width!: number;

  @Field(() => Int, { description: "Level-0 pixels." })
  height!: number;
}
