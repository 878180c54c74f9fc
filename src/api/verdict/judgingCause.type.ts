import { Field, ObjectType } from "type-graphql";
import { JudgingCauseKind } from "../enums/judgingCause.enum.js";
import { Node } from "../node/node.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Why a verdict was given.",
})
export class JudgingCause {
  @Field(() => JudgingCauseKind)
  kind!: JudgingCauseKind;

  @Field(() => Node, {
    nullable: true,
    description: "What was withdrawn or reinstated; null of any other cause.",
  })
  entity!: Node | null;
}
