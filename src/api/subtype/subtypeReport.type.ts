import { Field, Int, ObjectType } from "type-graphql";
import { listCost } from "../paging/cost.js";
import { SubtypeClass } from "./subtypeClass.type.js";
import { SubtypeGene } from "./subtypeGene.type.js";
import { SubtypeModel } from "./subtypeModel.type.js";
import { SubtypePair } from "./subtypePair.type.js";
import { SubtypePrediction } from "./subtypePrediction.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What a run found of subtypes.",
})
export class SubtypeReport {
  /** The run that found it; not shown. */
  run!: string;

  @Field(() => [String], {
    description:
      "What must be known to read the figures: where the labels come from, the scale that was taken, who was kept out.",
  })
  notes!: string[];

  @Field(() => String, {
    description: "Column of patients.csv that names the classes.",
  })
  label!: string;

  @Field(() => Int)
  folds!: number;

  @Field(() => Int, { description: "Patients without a class, kept out." })
  unlabelled!: number;

  @Field(() => [SubtypeClass], { complexity: listCost })
  classes!: SubtypeClass[];

  @Field(() => [SubtypeClass], {
    complexity: listCost,
    description: "Classes of too few patients, kept out.",
  })
  rare!: SubtypeClass[];

  @Field(() => [SubtypeModel], {
    complexity: listCost,
    description: "Each through the same folds, the explainable one first.",
  })
  models!: SubtypeModel[];

  @Field(() => [SubtypePrediction], {
    complexity: listCost,
    description:
      "Of the explainable model, each by a fold that did not see the patient.",
  })
  predictions!: SubtypePrediction[];

  @Field(() => [SubtypeGene], {
    complexity: listCost,
    description: "The most important first, in the model of all patients.",
  })
  importance!: SubtypeGene[];

  @Field(() => [SubtypePair], {
    complexity: listCost,
    description: "Of the same model; none where none were asked for.",
  })
  pairs!: SubtypePair[];
}
