import { Field, ID, InputType, Int } from "type-graphql";
import { TrainingInput } from "./training.input.js";

@InputType({ description: "What a discovery is asked." })
export class StartDiscoveryInput {
  @Field(() => ID, {
    description: "One run for one key; sent again, it finds the same run.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    description: "A folder under one of the configured cohort roots.",
  })
  cohort!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: "standard",
    description: "Name of a registered protocol; its newest version is meant.",
  })
  protocol?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 5 })
  folds?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 0 })
  seed?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Leave out patients without slide or expression, and count them.",
  })
  skipIncomplete?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Genes to try; left out: the cohort's panel, else the default one.",
  })
  panel?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A built-in encoder's name, or the path of a card under one of the cohort roots; left out: the default encoder.",
  })
  encoder?: string | null;

  @Field(() => TrainingInput, {
    nullable: true,
    description: "How the heads are trained; left out: the defaults.",
  })
  training?: TrainingInput | null;
}
