import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "One thing wrong with a request.",
})
export class InputIssue {
  @Field(() => String, {
    description: "The field; or file:line:column of the cohort.",
  })
  path!: string;

  @Field(() => String)
  message!: string;
}
