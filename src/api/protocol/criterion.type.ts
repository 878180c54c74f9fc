import { Field, Float, Int } from "type-graphql";
import { CriterionRole } from "../enums/criterionRole.enum.js";
import { NodeType } from "../node/nodeType.js";

@NodeType("One question that a claim must answer.")
export class Criterion {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  question!: string | null;

  @Field(() => CriterionRole)
  role!: (typeof CriterionRole)[keyof typeof CriterionRole];

  @Field(() => String)
  metric!: string;

  @Field(() => String)
  comparator!: string;

  @Field(() => Float)
  threshold!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Patients below which nothing is said.",
  })
  leastN!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Effect below which, with its whole interval, it fails; null: it cannot fail.",
  })
  leastEffect!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Share of the folds that must, each by itself, point the claimed way; null: nothing is asked of folds.",
  })
  leastFolds!: number | null;

  @Field(() => String, { nullable: true })
  source!: string | null;
}
