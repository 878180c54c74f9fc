import { Field, ObjectType } from "type-graphql";
import { ControlBearing } from "../enums/controlBearing.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "Whether a control holds for a claim or against it.",
})
export class ControlJudgement {
  @Field(() => ControlBearing)
  bearing!: keyof typeof ControlBearing;

  @Field(() => String, {
    description: "The figures that say so, each with what is asked.",
  })
  reason!: string;
}
