import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";
import { Outcome } from "../enums/outcome.enum.js";

@NodeType("Whether a claim stands under a protocol, and why.")
export class Verdict {
  id!: string;

  @Field(() => Outcome)
  outcome!: keyof typeof Outcome;

  @Field(() => Boolean, {
    nullable: true,
    description: "Stated by no known fact; null while it cannot be known.",
  })
  novel!: boolean | null;

  @Field(() => Boolean, {
    description: "The protocol was not registered before the run.",
  })
  exploratory!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "How often the sealed patients had been opened before by another configuration.",
  })
  openings!: number | null;

  @Field(() => GraphQLDateTime)
  judgedAt!: string;

  @Field(() => String, {
    nullable: true,
    description: "The sentence that decided.",
  })
  reason!: string | null;

  @Field(() => String)
  codeVersion!: string;
}
