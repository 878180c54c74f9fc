import { Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";

/** Rows of a page where nothing else is asked. */
export const DEFAULT_FIRST = 25;
const MOST_FIRST = 200;

/** Which page of a list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_FIRST,
    description: `Rows, 1 to ${MOST_FIRST}.`,
  })
  @Min(1)
  @Max(MOST_FIRST)
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "endCursor of the page before.",
  })
  after?: string | null;
}
