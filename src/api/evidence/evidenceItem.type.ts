import { Field, Float, Int } from "type-graphql";
import { NodeType } from "../node/nodeType.js";

@NodeType("One measured quantity about a claim.")
export class EvidenceItem {
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Positive in the claimed direction; or a count.",
  })
  value!: number | null;

  @Field(() => Int, { description: "Patients it rests on." })
  n!: number;

  @Field(() => Float, { nullable: true })
  p!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "After counting everything that was tried.",
  })
  q!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What p is the probability under.",
  })
  nullHypothesis!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "The same of the trivial predictor.",
  })
  baseline!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The other gene, morphology or subtype held fixed.",
  })
  about!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Of a control: the gene it was put to, or cohort. null where the line that it hangs on says so.",
  })
  subject!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why there is no figure; null where there is one.",
  })
  unmeasured!: string | null;
}
