import { Field } from "type-graphql";
import { EvidenceDirection } from "../enums/evidenceDirection.enum.js";
import { NodeType } from "../node/nodeType.js";

@NodeType("Everything that bears on one criterion.")
export class EvidenceLine {
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => EvidenceDirection)
  direction!: keyof typeof EvidenceDirection;

  @Field(() => String)
  summary!: string;
}
