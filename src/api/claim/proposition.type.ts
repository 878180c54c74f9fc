import { Field, ObjectType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { FactKind } from "../enums/factKind.enum.js";
import { Gene } from "../gene/gene.type.js";
import { Morphology } from "../gene/morphology.type.js";
import { Subtype } from "../gene/subtype.type.js";
import { Scope } from "../enums/scope.enum.js";

@ObjectType({ simpleResolvers: true, description: "What is claimed." })
export class Proposition {
  @Field(() => Scope)
  scope!: keyof typeof Scope;

  @Field(() => Gene, { description: "Of a module its leading gene." })
  gene!: Gene;

  @Field(() => [Gene], {
    description: "All genes meant, the leading one first.",
  })
  genes!: Gene[];

  @Field(() => Direction)
  direction!: keyof typeof Direction;

  @Field(() => FactKind)
  kind!: (typeof FactKind)[keyof typeof FactKind];

  @Field(() => Morphology, {
    nullable: true,
    description: "Where there is more of it; null of a claim about a subtype.",
  })
  morphology!: Morphology | null;

  @Field(() => Subtype, {
    nullable: true,
    description:
      "In its patients, compared with the others; null of a claim about a morphology.",
  })
  subtype!: Subtype | null;

  @Field(() => String)
  tissue!: string;
}
