import { Field, ID, InputType } from "type-graphql";
import { Direction } from "../enums/direction.enum.js";

@InputType({ description: "A claim to be stated before there is evidence." })
export class ProposeClaimInput {
  @Field(() => ID, {
    description:
      "For the form of all mutations; what a claim says makes it one, whatever the key.",
  })
  idempotencyKey!: string;

  @Field(() => String, {
    description:
      "Folder of the cohort that it is about; the tissue is the cohort's.",
  })
  cohort!: string;

  @Field(() => String, { description: "HGNC symbol." })
  gene!: string;

  @Field(() => Direction)
  direction!: keyof typeof Direction;

  @Field(() => String, {
    nullable: true,
    description:
      "One of the measured morphologies. Give this or a subtype, not both.",
  })
  morphology?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A class as the cohort writes it, of another column than subtype COLUMN=CLASS: the gene is higher or lower in it than in the others.",
  })
  subtype?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Say which claim it would be, and keep nothing.",
  })
  dryRun!: boolean;
}
