import { Field, Int, ObjectType } from "type-graphql";
import { LogEntry } from "./logEntry.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Proof that the log has an entry (RFC 6962, section 2.1.1). Who keeps a signed checkpoint asks for a proof of its size, and looks whether the root is that of the checkpoint.",
})
export class InclusionProof {
  @Field(() => LogEntry)
  entry!: LogEntry;

  @Field(() => Int, { description: "Entries of the tree that it is about." })
  size!: number;

  @Field(() => [String], {
    description:
      "Hashes that lead from the entry's leaf to the root, nearest first.",
  })
  hashes!: readonly string[];

  @Field(() => String, {
    description:
      "Hash of the entry's leaf: sha256 of a byte of 0 and the canonical JSON of its index, kind, subject, body and previous; lower-case hex.",
  })
  leaf!: string;

  @Field(() => String, {
    description:
      "Root of the tree of `size` entries, to which leaf and hashes lead; lower-case hex, and what a checkpoint of that size has as its root and, in base64, in the third line of its note. Another one there: the entry is not in what was signed.",
  })
  root!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Proof that the log only grew between two sizes (RFC 6962, section 2.1.2).",
})
export class ConsistencyProof {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;

  @Field(() => [String])
  hashes!: string[];
}
