import { Field, Float, ObjectType } from "type-graphql";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A difference in the area under the curve of a class.",
})
export class ClassDifference {
  @Field(() => String)
  class!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => Interval, {
    nullable: true,
    description:
      "95 %, patients resampled, both figures of the same resample; null where there is none.",
  })
  interval!: Interval | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "How much less one input tells of the classes than another, of the same patients; positive where it tells less.",
})
export class SubtypeDrop {
  @Field(() => [ClassDifference])
  auc!: ClassDifference[];

  @Field(() => Float)
  balancedAccuracy!: number;

  @Field(() => Interval, { nullable: true })
  balancedAccuracyInterval!: Interval | null;
}
