import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "What a control is for, in plain words.",
})
export class ControlMeaning {
  @Field(() => String, {
    description: "What it asks, and how its value reads.",
  })
  question!: string;

  @Field(() => String, {
    description: "What would be bad, and what that implies.",
  })
  concern!: string;
}
