import { Field, Float, Int, ObjectType } from "type-graphql";
import { Slide } from "../cohort/slide.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "How predictions for a section that was not trained on follow the spots measured on it.",
})
export class SpotResult {
  @Field(() => String)
  gene!: string;

  @Field(() => Slide)
  slide!: Slide;

  @Field(() => Float, { description: "Spearman's rank correlation." })
  spearman!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Of one as large, were the spots shifted on a torus; too small where the gene varies over half the section or more.",
  })
  p!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "After counting all genes and sections compared.",
  })
  q!: number | null;

  @Field(() => Int, { description: "Spots compared." })
  spots!: number;
}
