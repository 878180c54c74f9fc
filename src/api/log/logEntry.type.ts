import { Field, ID, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("An entry of the log: what was registered, in which order.")
export class LogEntry {
  id!: string;

  @Field(() => Int)
  index!: number;

  @Field(() => String, {
    description: "What happened, in one word: run, verdict, withdrawal.",
  })
  kind!: string;

  @Field(() => ID, { description: "Id of what it happened to." })
  subject!: string;

  @Field(() => String, { description: "What it says, as canonical JSON." })
  body!: string;

  @Field(() => String, {
    description:
      "sha256 of the canonical JSON of index, kind, subject, body and previous, which is also its leaf in the tree.",
  })
  hash!: string;

  @Field(() => String, { description: "Hash of the entry before." })
  previous!: string;
}
