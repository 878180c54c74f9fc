import { Field, Int, ObjectType } from "type-graphql";
import { LogEntry } from "./logEntry.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Proof that the log has an entry (RFC 6962, section 2.1.1).",
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
