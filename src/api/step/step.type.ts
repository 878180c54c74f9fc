import { GraphQLDateTime, GraphQLSafeInt } from "graphql-scalars";
import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("One finished computation: what it used, what it made.")
export class Step {
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  attempt!: number;

  @Field(() => GraphQLDateTime)
  startedAt!: string;

  @Field(() => GraphQLDateTime)
  endedAt!: string;

  @Field(() => String)
  codeVersion!: string;

  @Field(() => String)
  backend!: string;

  @Field(() => GraphQLSafeInt, { nullable: true })
  seed!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Canonical JSON. It may say what is known of patients, as sites and subtypes: for analysts and above.",
  })
  params!: string;
}
