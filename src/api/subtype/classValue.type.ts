import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A number of a class." })
export class ClassValue {
  @Field(() => String)
  class!: string;

  @Field(() => Float)
  value!: number;
}
