import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A claim whose tiles are to be read blind." })
export class StartReadingInput {
  @Field(() => ID, {
    description: "One reading for one key; sent again, it finds that reading.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  claim!: string;

  @Field(() => Int, {
    defaultValue: 30,
    description:
      "Tiles where the model looks, and as many elsewhere on the same slides; fewer where there are not so many. A patient gives at least one of each: fewer than the patients that every protocol asks for are refused.",
  })
  tilesPerArm!: number;

  @Field(() => [String], {
    defaultValue: [],
    description: "Names of those who may read; empty: whoever may review.",
  })
  readers!: string[];

  @Field(() => Int, { defaultValue: 0 })
  seed!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say whether it could be started, and keep nothing.",
  })
  dryRun!: boolean;
}

@InputType({ description: "What a reader says of a tile." })
export class TileAnswerInput {
  @Field(() => ID)
  item!: string;

  @Field(() => String, {
    description:
      "YES, NO or CANNOT_TELL; a text, so that every wrong one is named at once.",
  })
  answer!: string;
}

@InputType({ description: "Answers of the caller." })
export class SubmitReadingInput {
  @Field(() => ID, {
    description:
      "For the form of all mutations; the same answer of the same tile is kept once, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  reading!: string;

  @Field(() => [TileAnswerInput], {
    description: "Of some tiles or of all; what is sent adds up.",
  })
  answers!: TileAnswerInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say whether they could be kept, and keep none.",
  })
  dryRun!: boolean;
}

@InputType({ description: "A reading to be closed." })
export class CloseReadingInput {
  @Field(() => ID, {
    description: "For the form of all mutations; a reading is closed once.",
  })
  idempotencyKey!: string;

  @Field(() => ID)
  reading!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Say whether it could be closed, and nothing of what it would come to.",
  })
  dryRun!: boolean;
}
