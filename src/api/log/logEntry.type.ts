import { Field, ID, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("An entry of the log: what was registered, in which order.")
export class LogEntry {
  id!: string;

  @Field(() => Int)
  index!: number;

  @Field(() => String)
  kind!: string;

  @Field(() => ID)
  subject!: string;

  @Field(() => String)
  hash!: string;

  @Field(() => String)
  previous!: string;
}
