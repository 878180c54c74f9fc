import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description:
    "How much two genes together move the score beyond what each does alone: its mean absolute value.",
})
export class SubtypePair {
  @Field(() => [String])
  genes!: string[];

  @Field(() => Float)
  value!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A gene along one side of a surface.",
})
export class PairSide {
  @Field(() => String)
  gene!: string;

  @Field(() => [Float], {
    description:
      "log2 expression at which bins meet, ascending. Rows, or columns, are: missing, below the first cut, from cut to cut, from the last one up.",
  })
  cuts!: number[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What two genes add together to the score of a class, cell by cell; weighted by patients, each row and each column sums to 0, so that none of it is a gene's own.",
})
export class PairSurface {
  @Field(() => String)
  class!: string;

  @Field(() => PairSide, { description: "Of the rows." })
  first!: PairSide;

  @Field(() => PairSide, { description: "Of the columns." })
  second!: PairSide;

  @Field(() => [[Int]], { description: "Of each cell." })
  patients!: number[][];

  @Field(() => [[Float]])
  score!: number[][];

  @Field(() => [[Float]], { description: "Standard deviation over bags." })
  sd!: number[][];
}
