import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "A value, and the share that has as much or less.",
})
export class Quantile {
  @Field(() => Float)
  share!: number;

  @Field(() => Float)
  value!: number;
}
