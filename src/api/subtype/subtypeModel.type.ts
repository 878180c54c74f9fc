import { Field, Float, Int, ObjectType } from "type-graphql";
import { Interval } from "../training/interval.type.js";
import { ClassAuc } from "./classAuc.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "How well a model tells patients apart that it did not see.",
})
export class SubtypeModel {
  @Field(() => String)
  name!: string;

  @Field(() => [ClassAuc])
  auc!: ClassAuc[];

  @Field(() => Float)
  balancedAccuracy!: number;

  @Field(() => Interval, {
    nullable: true,
    description: "95 %, by resampling patients.",
  })
  balancedAccuracyInterval!: Interval | null;

  @Field(() => Float, { description: "What shares alone give." })
  balancedAccuracyPrior!: number;

  @Field(() => Float)
  logLoss!: number;

  @Field(() => Float, { description: "What shares alone give." })
  logLossPrior!: number;

  @Field(() => [[Int]], {
    description:
      "Patients of a class (row) that were called each class (column), classes in their order.",
  })
  confusion!: number[][];
}
