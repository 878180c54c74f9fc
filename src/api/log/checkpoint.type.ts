import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("The log's size and root at one time, signed.")
export class Checkpoint {
  id!: string;

  @Field(() => Int)
  size!: number;

  @Field(() => String, { description: "Lower-case hex." })
  root!: string;

  @Field(() => String, {
    description: "Size and root as a signed note (C2SP tlog-checkpoint).",
  })
  note!: string;
}
