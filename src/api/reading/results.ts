import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Reading } from "./reading.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A reading that was started or closed, or would be.",
})
export class ReadingReceipt {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, { description: "Whether it had been done before." })
  before!: boolean;

  @Field(() => Reading, {
    nullable: true,
    description:
      "null in a dry run of a start, and while tiles are drawn: send the same again.",
  })
  reading!: Reading | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Answers that were kept, or would be.",
})
export class ReadingSubmission {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int, { description: "Answers that were new." })
  accepted!: number;

  @Field(() => Int, { description: "Tiles that the caller has read now." })
  read!: number;

  @Field(() => Reading, { nullable: true })
  reading!: Reading | null;
}

/** A reading that was started, or why it was not. */
export const StartReadingResult = createUnionType({
  name: "StartReadingResult",
  description: "A reading that was started, or why it was not.",
  types: () => [ReadingReceipt, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : ReadingReceipt),
});

/** Answers that were kept, or why they were not. */
export const SubmitReadingResult = createUnionType({
  name: "SubmitReadingResult",
  description: "Answers that were kept, or why none was.",
  types: () => [ReadingSubmission, InvalidInput] as const,
  resolveType: (value) =>
    "issues" in value ? InvalidInput : ReadingSubmission,
});

/** A reading that was closed, or why it was not. */
export const CloseReadingResult = createUnionType({
  name: "CloseReadingResult",
  description: "A reading that was closed, or why it was not.",
  types: () => [ReadingReceipt, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : ReadingReceipt),
});
