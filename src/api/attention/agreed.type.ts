import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "How far maps agree, in one measure.",
})
export class Agreed {
  @Field(() => Float, { description: "Mean over bags." })
  value!: number;

  @Field(() => Float, {
    description: "What maps that have nothing in common give, in the mean.",
  })
  shuffled!: number;

  @Field(() => Float, {
    description:
      "Of one as large, were each fold's map dealt anew over the tiles of its bag.",
  })
  p!: number;
}
