import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { StainNormalisation as Choice } from "../../runs/runControl.js";
import { Baseline } from "../enums/baseline.enum.js";
import { SplitKind } from "../enums/splitKind.enum.js";
import { StainNormalisation } from "../enums/stainNormalisation.enum.js";
import { TrainingInput } from "./training.input.js";
import { EXTRA_CONTROLS } from "../../knowledge/controlNames.js";

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

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description:
      "Share of a tile's edge that its neighbour shows too, 0 to 0.5. What overlapping tiles show counts twice and more in every mean over tiles.",
  })
  overlap?: number | null;

  @Field(() => StainNormalisation, {
    nullable: true,
    defaultValue: StainNormalisation.NONE,
    description:
      "How the stains of all slides are brought to one look before an encoder sees them.",
  })
  stainNormalisation?: Choice | null;

  @Field(() => SplitKind, {
    nullable: true,
    description: "Left out: stratified.",
  })
  split?: (typeof SplitKind)[keyof typeof SplitKind] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Column of patients.csv that folds are balanced by; left out: site where stratified, subtype where whole sites are kept.",
  })
  strata?: string | null;

  @Field(() => [Baseline], {
    nullable: true,
    description:
      "Simple models to train beside those of every run, on the same patients; they take their time.",
  })
  baselines?: (typeof Baseline)[keyof typeof Baseline][] | null;

  @Field(() => TrainingInput, {
    nullable: true,
    description: "How the heads are trained; left out: the defaults.",
  })
  training?: TrainingInput | null;

  @Field(() => [String], {
    nullable: true,
    description: `Controls beside those of every run: ${EXTRA_CONTROLS.join(", ")}, or all; left out: none.`,
  })
  controls?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Sets of shuffled labels to train, at least what the protocol asks; left out: 20, and where the protocol only explores what it asks.",
  })
  shuffles?: number | null;
}
