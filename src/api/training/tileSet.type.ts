import { Field, Float, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";
import { SlideQuality } from "./slideQuality.type.js";

@NodeType("The tiles of a slide.")
export class TileSet {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  tiles!: number;

  @Field(() => Float, { description: "Level-0 pixels." })
  tileSize!: number;

  @Field(() => Float)
  mpp!: number;

  @Field(() => Float, {
    description: "Share of a tile's edge that its neighbour shows too.",
  })
  overlap!: number;

  @Field(() => SlideQuality, {
    nullable: true,
    description: "Null where the tiles were made before it was measured.",
  })
  quality!: SlideQuality | null;
}
