import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID } from "type-graphql";
import { NodeType } from "../node/nodeType.js";
import { listCost } from "../paging/cost.js";
import { Notice } from "./notice.type.js";
import { RunStatus } from "../enums/runStatus.enum.js";

@NodeType("One execution of the main job, or of the learning of subtypes.")
export class Run {
  id!: string;

  @Field(() => RunStatus)
  status!: keyof typeof RunStatus;

  @Field(() => GraphQLDateTime)
  startedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  endedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it failed; or, of one that is done, what was left out of it.",
  })
  message!: string | null;

  @Field(() => ID)
  idempotencyKey!: string;

  @Field(() => [Notice], {
    complexity: listCost,
    description: "Found in the cohort's folder when the run was accepted.",
  })
  notices!: Notice[];

  @Field(() => String, { description: "The request, as canonical JSON." })
  input!: string;

  @Field(() => ID)
  workflowId!: string;
}
