import { Field, Float, Int, ObjectType } from "type-graphql";
import { Agreed } from "./agreed.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "How far the folds' models agree where to look, on bags that none of them trained on.",
})
export class FoldAgreement {
  @Field(() => Int)
  bags!: number;

  @Field(() => Int)
  models!: number;

  @Field(() => Agreed, {
    description: "Kendall's coefficient of concordance, 0 to 1.",
  })
  kendallW!: Agreed;

  @Field(() => Agreed, { description: "Spearman's, mean over pairs of maps." })
  rankCorrelation!: Agreed;

  @Field(() => Agreed, {
    description: "Of the 5 % most attended tiles, mean over pairs of maps.",
  })
  topJaccard!: Agreed;

  @Field(() => Float, {
    nullable: true,
    description:
      "Kendall's W of models taught shuffled labels: what the encoder and the shared patients make alike.",
  })
  taughtShuffledW!: number | null;
}
