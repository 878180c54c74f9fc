import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "A protocol that asks for more patients than are left: a run without the thing could support nothing under it.",
})
export class FewPatients {
  @Field(() => Int, {
    description:
      "The most patients that one of its required criteria asks for.",
  })
  least!: number;

  @Field(() => Int, {
    description: "Patients whom a run without the thing would have.",
  })
  left!: number;
}
