import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Something tiles show, as measured.")
export class Morphology {
  id!: string;

  @Field(() => String, {
    description:
      "mucin, lymphocytes, stroma, gland, necrosis, fat, nuclear_density ...",
  })
  name!: string;
}
