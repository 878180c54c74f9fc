import {
  createUnionType,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
} from "type-graphql";
import { Claim } from "../claim/claim.type.js";
import { InvalidInput } from "../run/invalidInput.type.js";
import { Interval } from "../training/interval.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What another cohort shows of a claim.",
})
export class CohortElsewhere {
  @Field(() => ID, { description: "The same claim there, either way." })
  claim!: string;

  @Field(() => String, { description: "Name of the cohort." })
  cohort!: string;

  @Field(() => Float, {
    description:
      "r of gene and morphology there, within site; positive where it points the way that is claimed here.",
  })
  value!: number;

  @Field(() => Interval, { nullable: true })
  interval!: Interval | null;

  @Field(() => Int, { description: "Its patients." })
  n!: number;

  @Field(() => Float, {
    description: "The largest p of learnable, located and present there.",
  })
  p!: number;

  @Field(() => Float, { description: "After counting the cohorts." })
  q!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Another cohort that was looked at and does not count.",
})
export class CohortLeftOut {
  @Field(() => ID, { description: "The same claim there, either way." })
  claim!: string;

  @Field(() => String, { description: "Name of the cohort." })
  cohort!: string;

  @Field(() => String)
  reason!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "What other cohorts show of a claim.",
})
export class CohortComparison {
  @Field(() => Claim)
  claim!: Claim;

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: "Whether the claim had the same line of evidence already.",
  })
  before!: boolean;

  @Field(() => [CohortElsewhere])
  found!: CohortElsewhere[];

  @Field(() => [CohortLeftOut])
  leftOut!: CohortLeftOut[];
}

/** What other cohorts show, or why none counts. */
export const CompareCohortsResult = createUnionType({
  name: "CompareCohortsResult",
  description:
    "What other cohorts show of a claim; or why none counts, with each that was looked at.",
  types: () => [CohortComparison, InvalidInput] as const,
  resolveType: (value) => ("issues" in value ? InvalidInput : CohortComparison),
});
