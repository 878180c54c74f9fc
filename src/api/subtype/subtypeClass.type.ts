import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A class of patients." })
export class SubtypeClass {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  patients!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Of the patients that take part; null of one kept out.",
  })
  share!: number | null;
}
