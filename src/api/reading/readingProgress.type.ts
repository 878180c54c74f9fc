import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "How far a reader is.",
})
export class ReadingProgress {
  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: "Tiles." })
  read!: number;
}
