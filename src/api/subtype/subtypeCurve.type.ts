import { Field, Float, Int, ObjectType } from "type-graphql";
import { ClassRarity } from "../enums/classRarity.enum.js";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "How well a class is learnt from so many of its patients.",
})
export class CurvePoint {
  @Field(() => Int, {
    description: "Patients of the class that each model was taught by.",
  })
  taught!: number;

  @Field(() => Float, {
    description: "Area under the curve against the rest, mean over repeats.",
  })
  auc!: number;

  @Field(() => Interval, {
    description: "95 %, patients and repeats resampled.",
  })
  interval!: Interval;
}

@ObjectType({
  simpleResolvers: true,
  description: "How many more patients of a class are wanted.",
})
export class PatientsWanted {
  @Field(() => Int, { description: "Median over resamples." })
  value!: number;

  @Field(() => Int)
  low!: number;

  @Field(() => Int, {
    nullable: true,
    description: "null where more than 20 times those there are.",
  })
  high!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A class learnt against the rest from ever more of its patients, by a linear discriminant, and an inverse power law beyond.",
})
export class SubtypeCurve {
  @Field(() => String)
  class!: string;

  @Field(() => Int, { description: "Patients of the class." })
  patients!: number;

  @Field(() => [CurvePoint])
  points!: CurvePoint[];

  @Field(() => Float, {
    description: "Area under the curve that counts as learnt.",
  })
  target!: number;

  @Field(() => ClassRarity)
  rarity!: (typeof ClassRarity)[keyof typeof ClassRarity];

  @Field(() => PatientsWanted, {
    nullable: true,
    description: "Of a class that is too rare.",
  })
  more!: PatientsWanted | null;

  @Field(() => Float, {
    description:
      "Share of resamples whose curve comes above the target, be it beyond the patients there are.",
  })
  reached!: number;
}
