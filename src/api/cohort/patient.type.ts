import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A patient, by pseudonym.")
export class Patient {
  id!: string;

  @Field(() => String)
  pseudonym!: string;
}
