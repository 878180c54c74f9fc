import { Field, ObjectType } from "type-graphql";

/** Where a page lies in its list. */
@ObjectType({
  simpleResolvers: true,
  description: "Where a page lies in its list.",
})
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}
