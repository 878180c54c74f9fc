import { Field, Int, ObjectType } from "type-graphql";
import { ClassValue } from "./classValue.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What a model says of a patient it did not see.",
})
export class SubtypePrediction {
  @Field(() => String)
  patient!: string;

  @Field(() => Int)
  fold!: number;

  @Field(() => String, { description: "As labelled." })
  subtype!: string;

  @Field(() => [ClassValue])
  probabilities!: ClassValue[];
}
