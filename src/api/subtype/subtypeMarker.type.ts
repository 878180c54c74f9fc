import { Field, ObjectType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "A gene that marks a class, by a claim that is supported.",
})
export class SubtypeMarker {
  @Field(() => String)
  gene!: string;

  @Field(() => String)
  subtype!: string;

  @Field(() => Direction)
  direction!: keyof typeof Direction;
}
