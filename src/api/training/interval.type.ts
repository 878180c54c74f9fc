import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "A bootstrap interval, 95 %, patients resampled: of percentiles where a criterion reads it, else BCa.",
})
export class Interval {
  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}
