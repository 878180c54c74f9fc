import { GraphQLDateTime } from "graphql-scalars";
import { Field } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("A person's signed decision on a claim.")
export class Review {
  id!: string;

  @Field(() => String)
  reviewer!: string;

  @Field(() => String, {
    nullable: true,
    description: "In which role; null: it was not noted.",
  })
  role!: string | null;

  @Field(() => String)
  decision!: string;

  @Field(() => String)
  comment!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: string;
}
