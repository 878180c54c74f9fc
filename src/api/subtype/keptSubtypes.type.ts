import { Field, ID, Int, ObjectType } from "type-graphql";
import { listCost } from "../paging/cost.js";
import { ClassValue } from "./classValue.type.js";
import { SubtypeClass } from "./subtypeClass.type.js";
import { SubtypeCrossTable } from "./subtypeCrossTable.type.js";
import { SubtypeDrop } from "./subtypeDrop.type.js";
import { SubtypeModel } from "./subtypeModel.type.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "What models say of a patient from measured and from image-predicted expression; none was taught by the patient.",
})
export class KeptPrediction {
  @Field(() => String)
  patient!: string;

  @Field(() => String, { description: "As labelled." })
  subtype!: string;

  @Field(() => Int, { description: "Of the subtype models." })
  fold!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of the image models; null where sealed.",
  })
  imageFold!: number | null;

  @Field(() => [ClassValue])
  measured!: ClassValue[];

  @Field(() => [ClassValue])
  predicted!: ClassValue[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    "How much of the subtypes is left where images are all there is.",
})
export class KeptSubtypes {
  @Field(() => [String])
  notes!: string[];

  @Field(() => ID, {
    description: "The discovery whose models foretold the genes.",
  })
  imageRun!: string;

  @Field(() => [String], { description: "Learnt from and foretold." })
  genes!: string[];

  @Field(() => [SubtypeClass], {
    complexity: listCost,
    description: "Patients with a class and an image.",
  })
  classes!: SubtypeClass[];

  @Field(() => [SubtypeModel], {
    complexity: listCost,
    description:
      "By input. measured: the explainable model on measured expression; predicted: the same on what images foretell; site: the same on the site's mean, which is left without the image; embedding: logistic regression on the mean embedding, without any gene.",
  })
  inputs!: SubtypeModel[];

  @Field(() => SubtypeDrop, { description: "From measured to predicted." })
  drop!: SubtypeDrop;

  @Field(() => SubtypeDrop, {
    description:
      "From predicted to embedding: negative where the genes are no help.",
  })
  beyondEmbedding!: SubtypeDrop;

  @Field(() => [KeptPrediction], { complexity: listCost })
  predictions!: KeptPrediction[];

  @Field(() => SubtypeCrossTable)
  crossTable!: SubtypeCrossTable;
}
