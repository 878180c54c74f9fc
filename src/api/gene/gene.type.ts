import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A gene, by its HGNC symbol.")
export class Gene {
  id!: string;

  @Field(() => String)
  symbol!: string;
}
