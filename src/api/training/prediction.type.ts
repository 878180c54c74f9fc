import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("Predicted expression of one gene.")
export class Prediction {
  id!: string;

  @Field(() => String, {
    description:
      "held-out: out-of-fold and sealed patients together; out-of-fold; sealed; fold N: the patients of one fold.",
  })
  scope!: string;

  @Field(() => String)
  blob!: string;
}
