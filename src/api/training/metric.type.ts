import { Field, Float, ObjectType } from "type-graphql";
import { Interval } from "./interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "One figure of a prediction, beside that of the trivial predictor.",
})
export class Metric {
  @Field(() => String, {
    description: "pearson, spearman, r2, mae, rmse, skill ...",
  })
  name!: string;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The same of the training mean.",
  })
  baseline!: number | null;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: "By permutation within site.",
  })
  p!: number | null;

  @Field(() => Float, { nullable: true, description: "Over all genes tried." })
  q!: number | null;
}
