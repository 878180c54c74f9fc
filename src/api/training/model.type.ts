import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("An attention regression of one gene, trained without one fold.")
export class Model {
  id!: string;

  @Field(() => String)
  blob!: string;

  @Field(() => Int)
  epochs!: number;

  @Field(() => String, {
    description:
      "trained, or diverged: its gene is then read by none of its models and counts as tried.",
  })
  status!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Every option of its training, as JSON; null in models of before they were kept.",
  })
  options!: string | null;
}
