import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "How far a stage is." })
export class StageProgress {
  @Field(() => String)
  stage!: string;

  @Field(() => Float, {
    description: "Finished units, and the part of those under way.",
  })
  done!: number;

  @Field(() => Float)
  total!: number;
}
