import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "Something a step used or made, and as what.",
})
export class StepLink {
  @Field(() => String)
  role!: string;
}
