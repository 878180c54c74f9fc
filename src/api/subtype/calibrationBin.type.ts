import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "Patients who were foretold about alike.",
})
export class CalibrationBin {
  @Field(() => Int)
  patients!: number;

  @Field(() => Float, { description: "Mean probability foretold." })
  foretold!: number;

  @Field(() => Float, { description: "Share of them who are of the class." })
  observed!: number;
}
