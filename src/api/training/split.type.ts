import { GraphQLSafeInt } from "graphql-scalars";
import { Field, Float, Int } from "type-graphql";
import { SplitKind } from "../enums/splitKind.enum.js";
import { NodeType } from "../node/nodeType.js";

@NodeType("Which patients are sealed, and the folds of the rest.")
export class Split {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  folds!: number;

  @Field(() => GraphQLSafeInt)
  seed!: number;

  @Field(() => Int, { description: "Sealed bags." })
  sealed!: number;

  @Field(() => SplitKind, {
    nullable: true,
    description: "Null where it was made before there was a choice.",
  })
  kind!: (typeof SplitKind)[keyof typeof SplitKind] | null;

  @Field(() => String, {
    nullable: true,
    description: "Column that the folds are balanced by.",
  })
  strata!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Sum over strata and folds of (k n - N)², k folds, n of a stratum's N in one: 0 where all are equally shared (Howard 2021).",
  })
  imbalance!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Of whole sites: whether no other folds are more even; false where the search was given up before that was shown.",
  })
  proven!: boolean | null;
}
