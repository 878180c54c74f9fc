import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "95 %. Of an area under the curve DeLong's; of all else by bootstrap, patients resampled: percentiles where a criterion reads it, else BCa.",
})
export class Interval {
  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}
