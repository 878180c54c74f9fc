import { Field } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { FactKind } from "../enums/factKind.enum.js";
import { NodeType } from "../node/nodeType.js";

@NodeType("What is published already, and where.")
export class KnownFact {
  id!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => String, { description: "HGNC symbol." })
  gene!: string;

  @Field(() => FactKind)
  kind!: (typeof FactKind)[keyof typeof FactKind];

  @Field(() => String, { description: "The morphology or subtype." })
  of!: string;

  @Field(() => Direction)
  direction!: keyof typeof Direction;

  @Field(() => String, {
    description:
      'Words that a claim\'s tissue contains; "any" holds everywhere.',
  })
  tissue!: string;

  @Field(() => String, { description: "Who showed it." })
  source!: string;
}
