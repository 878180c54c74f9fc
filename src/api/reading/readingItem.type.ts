import { Field, ID, ObjectType } from "type-graphql";
import { ReadingAnswer } from "../enums/readingAnswer.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "A tile as its readers see it.",
})
export class ReadingItem {
  @Field(() => ID, { description: "Says nothing of where the tile lies." })
  id!: string;

  @Field(() => String, {
    description: "Address of its picture on this server, a PNG.",
  })
  picture!: string;

  @Field(() => ReadingAnswer, {
    nullable: true,
    description: "What the caller said of it; null: nothing yet.",
  })
  answer!: keyof typeof ReadingAnswer | null;
}
