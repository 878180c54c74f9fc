import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "How well a gene was predicted, over out-of-fold and sealed patients.",
})
export class GeneResult {
  @Field(() => String)
  gene!: string;

  @Field(() => Float, { nullable: true })
  pearson!: number | null;

  @Field(() => Float, { nullable: true })
  p!: number | null;

  @Field(() => Float, { nullable: true })
  q!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "1 - MSE / MSE of the training mean.",
  })
  skill!: number | null;
}
