import { Field, ObjectType } from "type-graphql";
import { InputIssue } from "./inputIssue.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A request that was refused, and all that is wrong with it.",
})
export class InvalidInput {
  @Field(() => String)
  message!: string;

  @Field(() => [InputIssue])
  issues!: InputIssue[];
}
