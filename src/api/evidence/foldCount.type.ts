import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "Folds that point the claimed way, each by its own patients, whom the others did not hold out.",
})
export class FoldCount {
  @Field(() => Int)
  agree!: number;

  @Field(() => Int, {
    description: "Folds with patients enough to be read by themselves.",
  })
  of!: number;
}
