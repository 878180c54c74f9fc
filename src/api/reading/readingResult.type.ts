import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { ReadingArm } from "../enums/readingArm.enum.js";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "How far readers agree beyond chance.",
})
export class ReadersAgreement {
  @Field(() => String, {
    description: "cohen for two readers, fleiss for more.",
  })
  name!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Which tile a reading's item is.",
})
export class ReadingKeyItem {
  @Field(() => ID)
  id!: string;

  @Field(() => ReadingArm)
  arm!: keyof typeof ReadingArm;

  @Field(() => ID)
  slide!: string;

  @Field(() => Int, { description: "In level-0 pixels." })
  x!: number;

  @Field(() => Int)
  y!: number;

  @Field(() => Int)
  size!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "What a closed reading came to.",
})
export class ReadingResult {
  @Field(() => Float, {
    description:
      "Mean over patients of how much oftener YES is said where the model looks.",
  })
  contrast!: number;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;

  @Field(() => Float, {
    description: "Under the arms dealt anew among the tiles of each patient.",
  })
  p!: number;

  @Field(() => Int)
  patients!: number;

  @Field(() => Float)
  attendedRate!: number;

  @Field(() => Float)
  controlRate!: number;

  @Field(() => ReadersAgreement, {
    nullable: true,
    description: "null where one reader read, or all said the same.",
  })
  agreement!: ReadersAgreement | null;

  @Field(() => [String], { description: "Who read all tiles, and counts." })
  readers!: string[];

  @Field(() => [String], {
    description: "Who read some of them, and does not count.",
  })
  leftOut!: string[];

  @Field(() => [ReadingKeyItem])
  key!: ReadingKeyItem[];
}
