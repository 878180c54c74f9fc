import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "Something worth knowing about a cohort that can be read.",
})
export class Notice {
  @Field(() => String, { description: "Stable, upper snake case." })
  code!: string;

  @Field(() => String)
  file!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Counted from 1 with the header; null: a column or the file.",
  })
  line!: number | null;

  @Field(() => String, { nullable: true })
  column!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  remedy!: string;
}
