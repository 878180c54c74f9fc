import { Field, ObjectType } from "type-graphql";
import { RunEventKind } from "../enums/runEventKind.enum.js";
import { StageProgress } from "../run/stageProgress.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Something that happened in a run.",
})
export class RunEvent {
  @Field(() => String, {
    description: "Given as `after`, the events go on behind this one.",
  })
  cursor!: string;

  @Field(() => RunEventKind)
  kind!: keyof typeof RunEventKind;

  @Field(() => [StageProgress], {
    nullable: true,
    description: "Of an event of progress.",
  })
  progress!: StageProgress[] | null;
}
