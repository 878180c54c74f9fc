import { Field, Float, InputType, Int } from "type-graphql";

@InputType({
  description:
    "How the explainable boosting machine is fitted. What is left out is the default; ranges are checked when a run is started.",
})
export class EbmInput {
  @Field(() => Int, {
    nullable: true,
    description: "Bins of a gene at most, the missing one not counted.",
  })
  maxBins?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of a step that is taken.",
  })
  learningRate?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Patients that a leaf holds at least.",
  })
  minLeaf?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Models that are averaged, each taught its own part of the patients.",
  })
  outerBags?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "First rounds, whose trees are cut at random.",
  })
  smoothingRounds?: number | null;

  @Field(() => Int, { nullable: true, description: "Rounds at most." })
  maxRounds?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether each class weighs as much as any other, however many patients it has.",
  })
  balanceClasses?: boolean | null;
}
