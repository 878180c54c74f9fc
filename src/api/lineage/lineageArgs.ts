import { Max, Min } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { LineageDirection } from "../enums/lineageDirection.enum.js";

/** Links followed, two a step, and nodes returned where nothing else is asked. */
export const DEFAULT_DEPTH = 32;
export const DEFAULT_LIMIT = 1000;
const MOST_DEPTH = 100;
const MOST_LIMIT = 2500;

/** Where lineage starts, which way, how far. */
@ArgsType()
export class LineageArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => LineageDirection)
  direction!: keyof typeof LineageDirection;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_DEPTH,
    description: `Links followed, two a step; at most ${MOST_DEPTH}.`,
  })
  @Min(0)
  @Max(MOST_DEPTH)
  depth?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_LIMIT,
    description: `Nodes returned, nearest first; at most ${MOST_LIMIT}.`,
  })
  @Min(1)
  @Max(MOST_LIMIT)
  limit?: number | null;
}
