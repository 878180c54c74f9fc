import { Field, ID, InputType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";
import { FactKind } from "../enums/factKind.enum.js";

@InputType({ description: "A link that is published already." })
export class KnownFactInput {
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

  @Field(() => String, { description: "Who showed it; with a DOI." })
  source!: string;
}

@InputType({ description: "Facts to keep: all or none." })
export class ImportKnownFactsInput {
  @Field(() => ID, {
    description:
      "One request for one key; one fact is kept once, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => [KnownFactInput])
  facts!: KnownFactInput[];

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  dryRun?: boolean | null;
}
