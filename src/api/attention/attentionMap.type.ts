import { Field, Float } from "type-graphql";
import { NodeType } from "../node/nodeType.js";
import { FoldAgreement } from "./foldAgreement.type.js";
import { Quantile } from "./quantile.type.js";

@NodeType("Attention over all tiles, mean of the folds.")
export class AttentionMap {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "Rank correlation of the folds; null where it cannot be measured.",
  })
  agreement!: number | null;

  @Field(() => FoldAgreement, {
    nullable: true,
    description: "null where no bag was read by more than one model.",
  })
  folds!: FoldAgreement | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Farthest that a bag's contributions, attention times tile prediction, summed in float64, lie from its prediction, in sd of the label. A run stops where it exceeds what float32 rounds by.",
  })
  additivityGap!: number | null;

  @Field(() => [Quantile], {
    nullable: true,
    description:
      "Of N times attention over the tiles of all bags: 1 is a uniform map, whatever the size of the bag.",
  })
  relativeAttention!: Quantile[] | null;
}
