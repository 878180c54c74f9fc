import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A cohort folder as it was read.")
export class Cohort {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  tissue!: string;

  @Field(() => String, {
    description: "What a bag of tiles stands for: patient or region.",
  })
  unit!: string;
}
