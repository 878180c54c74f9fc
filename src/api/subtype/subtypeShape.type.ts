import { Field, Float, Int, ObjectType } from "type-graphql";
import { ClassValue } from "./classValue.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What a gene's values of one bin add to the scores.",
})
export class ShapePoint {
  @Field(() => Float, {
    nullable: true,
    description:
      "log2 expression at which the bin begins; null of the lowest, and of what is missing.",
  })
  from!: number | null;

  @Field(() => Float, { nullable: true })
  to!: number | null;

  @Field(() => Boolean)
  missing!: boolean;

  @Field(() => Int, { description: "Patients of the bin." })
  patients!: number;

  @Field(() => [ClassValue])
  score!: ClassValue[];

  @Field(() => [ClassValue], { description: "Standard deviation over bags." })
  sd!: ClassValue[];
}
