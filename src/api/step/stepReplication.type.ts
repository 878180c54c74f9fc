import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, ObjectType } from "type-graphql";
import { Agreement } from "../enums/agreement.enum.js";

@ObjectType({
  simpleResolvers: true,
  description: "A step done again from its recorded inputs.",
})
export class StepReplication {
  @Field(() => ID, { description: "The attempt." })
  step!: string;

  @Field(() => Agreement)
  agreement!: keyof typeof Agreement;

  @Field(() => GraphQLDateTime)
  endedAt!: string;
}
