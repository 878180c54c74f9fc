import { Field, ObjectType } from "type-graphql";
import { listCost } from "../paging/cost.js";
import { Metric } from "../training/metric.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "How well a gene was predicted on one set of patients.",
})
export class GeneEvaluation {
  @Field(() => String)
  gene!: string;

  @Field(() => String, {
    description:
      "held-out: out-of-fold and sealed patients together; out-of-fold; sealed.",
  })
  scope!: string;

  @Field(() => [Metric], {
    complexity: listCost,
    description:
      "The model's, by name; and as `pearson of NAME` and so on those of each simpler model on the same patients.",
  })
  metrics!: Metric[];
}
