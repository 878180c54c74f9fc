import { createUnionType, Field, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Token } from "./token.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "A token, and once the secret that it is borne by; in a dry run the token that would be made.",
})
export class TokenCreated {
  @Field(() => Token)
  token!: Token;

  @Field(() => String, {
    nullable: true,
    description:
      "To be sent as Authorization: Bearer SECRET. Told once: null where the token was made before under the same key, and in a dry run.",
  })
  secret!: string | null;

  @Field(() => Boolean)
  dryRun!: boolean;
}

/** A token that was made, or why none was. */
export const CreateTokenResult = createUnionType({
  name: "CreateTokenResult",
  description: "A token that was made, or why none was.",
  types: () => [TokenCreated, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : TokenCreated),
});

/** A token that was revoked, or why none was. */
export const RevokeTokenResult = createUnionType({
  name: "RevokeTokenResult",
  description:
    "A token that was revoked, or why none was; in a dry run the token as it is.",
  types: () => [Token, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : Token),
});
