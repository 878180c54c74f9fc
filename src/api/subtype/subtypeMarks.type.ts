import { Field, Float, Int, ObjectType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A gene and a class that were tried, claimed or not.",
})
export class TriedPair {
  @Field(() => String)
  gene!: string;

  @Field(() => String)
  subtype!: string;

  @Field(() => Direction, {
    description: "By the patients that choose, in the class against the rest.",
  })
  direction!: keyof typeof Direction;

  @Field(() => Boolean, { description: "Whether it was worth a claim." })
  claimed!: boolean;

  @Field(() => Float, {
    description:
      "Area under the curve of the gene alone, of all patients, in its direction; .5 is chance.",
  })
  auc!: number;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The same of the patients held out from the choosing; null where it is not claimed.",
  })
  heldOutAuc!: number | null;

  @Field(() => Float, { description: "Labels dealt anew within site." })
  p!: number;

  @Field(() => Float, {
    description: "Over every gene, class and direction tried.",
  })
  q!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Which genes were tried for which classes.",
})
export class SubtypeMarks {
  @Field(() => Int, {
    description: "Genes times classes times directions: what q counts.",
  })
  tests!: number;

  @Field(() => Int, { description: "Patients held out from the choosing." })
  heldOut!: number;

  @Field(() => [TriedPair])
  pairs!: TriedPair[];
}
