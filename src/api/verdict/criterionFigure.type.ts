import { Field, Float, ObjectType } from "type-graphql";
import { CriterionOutcome } from "../enums/criterionOutcome.enum.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "One figure that a criterion is decided by, beside what is asked of it.",
})
export class CriterionFigure {
  @Field(() => String, {
    description: "What it is, such as q, partial r or patients.",
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Such as probability, correlation, share (of 1), sd or patients; null where it is not known.",
  })
  unit!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "null where it was not measured.",
  })
  observed!: number | null;

  @Field(() => String)
  comparator!: string;

  @Field(() => Float)
  threshold!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "How far on the asked side of the threshold; negative where it is not.",
  })
  margin!: number | null;

  @Field(() => CriterionOutcome, {
    description:
      "What the criterion comes to where this is not as asked. FAIL also needs that the criterion does not pass.",
  })
  otherwise!: keyof typeof CriterionOutcome;
}
