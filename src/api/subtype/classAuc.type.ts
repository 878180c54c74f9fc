import { Field, Float, ObjectType } from "type-graphql";
import { Interval } from "../training/interval.type.js";
import { CalibrationBin } from "./calibrationBin.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "One class against the rest; shares alone give .5.",
})
export class ClassAuc {
  @Field(() => String)
  class!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => Interval, {
    nullable: true,
    description: "95 %, DeLong; null where all are told apart.",
  })
  interval!: Interval | null;

  @Field(() => [CalibrationBin])
  calibration!: CalibrationBin[];
}
