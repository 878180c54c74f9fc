import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("What a claim must survive; registered before the run.")
export class Protocol {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  version!: string;

  @Field(() => GraphQLDateTime)
  registeredAt!: string;

  @Field(() => String, { description: "The whole document, canonically." })
  json!: string;
}
