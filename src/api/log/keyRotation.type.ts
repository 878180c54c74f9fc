import { createUnionType, Field, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A key that took the place of another, or would.",
})
export class KeyRotation {
  @Field(() => String, {
    nullable: true,
    description: "The new public key; null where a dry run made none.",
  })
  verifier!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The public key before; null for the first.",
  })
  previous!: string | null;

  @Field(() => Boolean)
  dryRun!: boolean;
}

/** A rotation, or why it was refused. */
export const RotateLogKeyResult = createUnionType({
  name: "RotateLogKeyResult",
  description: "A rotation, or why it was refused.",
  types: () => [KeyRotation, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : KeyRotation),
});
