import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "How much of a morphology is there.",
})
export class MorphologyShare {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  value!: number;
}
