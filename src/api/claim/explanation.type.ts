import { Field, ID, ObjectType } from "type-graphql";
import { ExplanationKind } from "../enums/explanationKind.enum.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "What stands behind an association where it is not the gene's own.",
})
export class Explanation {
  @Field(() => ID, {
    nullable: true,
    description:
      "The claim or subtype that explains it; null where no node stands for it.",
  })
  id!: string | null;

  @Field(() => ExplanationKind)
  kind!: keyof typeof ExplanationKind;

  @Field(() => String, {
    description:
      "The other gene, the module's leading gene, or what was held fixed.",
  })
  name!: string;

  @Field(() => String)
  statement!: string;
}
