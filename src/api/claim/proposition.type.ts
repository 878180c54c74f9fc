import { Field, ObjectType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { Gene } from "../gene/gene.type.js";
import { Morphology } from "../gene/morphology.type.js";
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

  @Field(() => Morphology)
  morphology!: Morphology;

  @Field(() => String)
  tissue!: string;
}
