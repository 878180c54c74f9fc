import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Checkpoint } from "./checkpoint.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Everything that was registered, in its order: an append-only Merkle tree (RFC 6962).",
})
export class Log {
  @Field(() => Int)
  size!: number;

  @Field(() => String, {
    description: "Of the tree of all entries; lower-case hex.",
  })
  root!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A key that signs or signed the log.",
})
export class LogKey {
  @Field(() => String, {
    description: "The public key as one line, name+hash+key (C2SP).",
  })
  verifier!: string;

  @Field(() => Int, { description: "Index of the entry that brought it." })
  index!: number;

  @Field(() => Boolean, {
    description:
      "Whether the key before signed for it; false where that was lost.",
  })
  endorsed!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "Why the log is not signed.",
})
export class NotSigned {
  @Field(() => String)
  message!: string;
}

/** A checkpoint, or why there is none. */
export const CheckpointResult = createUnionType({
  name: "CheckpointResult",
  description: "A checkpoint, or why there is none.",
  types: () => [Checkpoint, NotSigned] as const,
  resolveType: (value) => ("message" in value ? NotSigned : Checkpoint),
});
