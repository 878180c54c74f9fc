import { Field, Float, ObjectType } from "type-graphql";
import { ClassValue } from "./classValue.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "How much a gene moves the scores: their mean absolute value.",
})
export class SubtypeGene {
  @Field(() => String)
  gene!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => [ClassValue])
  byClass!: ClassValue[];
}
