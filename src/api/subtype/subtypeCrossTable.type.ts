import { Field, Float, ObjectType } from "type-graphql";
import { listCost } from "../paging/cost.js";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What a gene weighs for a class.",
})
export class ClassImportance {
  @Field(() => String)
  class!: string;

  @Field(() => Float, {
    description: "Mean absolute score, in the model of all patients.",
  })
  importance!: number;

  @Field(() => Boolean, { description: "More than the mean gene's." })
  important!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "A gene's weight beside how well it is learnt from images.",
})
export class CrossGene {
  @Field(() => String)
  gene!: string;

  @Field(() => Float, {
    description:
      "Of prediction and measurement within site and set, patients whose models never saw them.",
  })
  r!: number;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;

  @Field(() => Float, {
    description: "Null: predictions dealt anew within site and set.",
  })
  p!: number;

  @Field(() => Float, {
    description: "After counting every gene that the discovery tried.",
  })
  q!: number;

  @Field(() => Boolean, { description: "q < .01 and r > 0." })
  learnable!: boolean;

  @Field(() => [ClassImportance])
  byClass!: ClassImportance[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Whether the genes that matter for a class are those learnt.",
})
export class ClassAgreement {
  @Field(() => String)
  class!: string;

  @Field(() => Float, { description: "Spearman's, over genes." })
  rho!: number;

  @Field(() => Interval, {
    nullable: true,
    description: "95 %, genes resampled.",
  })
  interval!: Interval | null;

  @Field(() => Float, {
    description:
      "Two-sided. Null: genes dealt anew, as if none were co-expressed.",
  })
  p!: number;

  @Field(() => Float, { description: "After counting every class." })
  q!: number;

  @Field(() => [String], {
    description: "Above the mean gene's weight, and not learnable.",
  })
  importantNotLearnable!: string[];

  @Field(() => [String], {
    description: "Learnable, and not above the mean gene's weight.",
  })
  learnableNotImportant!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Genes by what they weigh and by what images show of them.",
})
export class SubtypeCrossTable {
  @Field(() => [CrossGene], { complexity: listCost })
  genes!: CrossGene[];

  @Field(() => [ClassAgreement])
  byClass!: ClassAgreement[];
}
