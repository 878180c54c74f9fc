import { Field, ID, InputType, Int } from "type-graphql";
import { EbmInput } from "./ebm.input.js";
import { SubtypeSplit } from "../enums/subtypeSplit.enum.js";

@InputType({ description: "What a learning of subtypes is asked." })
export class StartSubtypeInput {
  @Field(() => ID, {
    description: "One run for one key; sent again, it finds the same run.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    description:
      "A folder under one of the configured cohort roots; it needs no slides.",
  })
  cohort!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: "subtype",
    description: "Column of patients.csv that names the classes.",
  })
  label?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 5 })
  folds?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 0 })
  seed?: number | null;

  @Field(() => SubtypeSplit, {
    nullable: true,
    description: "Left out: stratified.",
  })
  split?: (typeof SubtypeSplit)[keyof typeof SubtypeSplit] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Genes to learn from; left out: the cohort's panel, else the default one.",
  })
  panel?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A registered protocol about subtypes; left out: the one that ships.",
  })
  protocol?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Learn from every gene of the table, in place of a panel: each model from those that differ most between the classes of its own training patients.",
  })
  allGenes?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description:
      "Pairs of genes that the explainable model learns together beside each gene alone, those that could tell most of what is left; for two classes only.",
  })
  pairs?: number | null;

  @Field(() => EbmInput, {
    nullable: true,
    description: "How the explainable model is fitted; left out: as always.",
  })
  ebm?: EbmInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Feed the models what images foretell, too: of the newest finished discovery of this cohort.",
  })
  predicted?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "With `predicted`: another discovery than the newest.",
  })
  imageRun?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Leave out patients without expression, and count them.",
  })
  skipIncomplete?: boolean | null;
}
