import { Field, ObjectType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { Subtype } from "./subtype.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A subtype that a gene marks.",
})
export class GeneSubtype {
  @Field(() => Direction)
  direction!: keyof typeof Direction;

  @Field(() => Subtype)
  subtype!: Subtype;
}
