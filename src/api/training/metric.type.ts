import { Field, Float, ObjectType } from "type-graphql";
import { Interval } from "./interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "One figure of a prediction, beside that of the trivial predictor.",
})
export class Metric {
  @Field(() => String, {
    description:
      "pearson and spearman within site; skill, r2, mae, rmse, mape on the log2 scale; calibrationSlope and calibrationIntercept of measured on predicted deviations; patients, and nearZero: bags that mape leaves out; `pearson of NAME` and so on of a simpler model; of a fold's model on the sealed patients sealedPearson and so on.",
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
