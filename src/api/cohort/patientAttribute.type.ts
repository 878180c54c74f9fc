import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "What a column of patients.csv says of a patient.",
})
export class PatientAttribute {
  @Field(() => String, { description: "The column." })
  name!: string;

  @Field(() => String, { description: "The cell, as it is written." })
  value!: string;
}
