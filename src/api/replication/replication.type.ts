import {
  createUnionType,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
} from "type-graphql";
import { Agreement } from "../enums/agreement.enum.js";
import { InvalidInput } from "../run/invalidInput.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "One place where two makings of a step differ.",
})
export class Difference {
  @Field(() => String, { description: "Role of the output." })
  output!: string;

  @Field(() => String, {
    description: "The array, the path in a document, or the property.",
  })
  what!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "Greatest distance of two numbers; null where they are no numbers.",
  })
  farthest!: number | null;

  @Field(() => Int, { description: "Numbers that are beyond the tolerance." })
  beyond!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A step that was done again.",
})
export class Replication {
  @Field(() => ID, { description: "The step." })
  of!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The attempt; null while it is under way: send the same again.",
  })
  step!: string | null;

  @Field(() => Agreement, { nullable: true })
  agreement!: keyof typeof Agreement | null;

  @Field(() => [Difference], { description: "The first 50." })
  differences!: Difference[];
}

/** A step that was done again, or why it was not. */
export const ReplicateResult = createUnionType({
  name: "ReplicateResult",
  description: "A step that was done again, or why it was not.",
  types: () => [Replication, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : Replication),
});
