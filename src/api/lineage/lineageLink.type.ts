import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "A link as it is stored, whichever way it was walked.",
})
export class LineageLink {
  @Field(() => ID)
  from!: string;

  @Field(() => ID)
  to!: string;

  @Field(() => String)
  type!: string;

  @Field(() => String, { nullable: true })
  role!: string | null;
}
