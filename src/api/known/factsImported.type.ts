import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";

@ObjectType({ simpleResolvers: true, description: "Facts that were taken in." })
export class FactsImported {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int, { description: "Kept, or in a dry run to be kept." })
  added!: number;

  @Field(() => Int, { description: "Known before, word for word." })
  before!: number;

  @Field(() => [String], {
    description: "What those say that are kept, or in a dry run to be kept.",
  })
  statements!: string[];
}

/** An import, or why it was refused. */
export const ImportKnownFactsResult = createUnionType({
  name: "ImportKnownFactsResult",
  description: "An import, or why it was refused.",
  types: () => [FactsImported, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : FactsImported),
});
