import { Field, Float, InputType, Int } from "type-graphql";

@InputType({
  description:
    "How attention heads are trained. What is left out is the preset's; ranges are checked when a run is started.",
})
export class TrainingInput {
  @Field(() => String, {
    nullable: true,
    description:
      "A configuration by name: default, compact or graziani2022 (the published one); left out: the one that suits the backend.",
  })
  preset?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "tanh, or gated (Ilse 2018).",
  })
  attention?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Width of the first layer.",
  })
  embedHidden?: number | null;

  @Field(() => Int, { nullable: true, description: "Width of the attention." })
  attentionHidden?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of the first layer put to zero before the regressor.",
  })
  dropout?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What one mask covers: head (all tiles of a step) or tile.",
  })
  dropoutPer?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Outside training: off, or seeded, which goes on with masks that follow from head and bag.",
  })
  testDropout?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "adam, or sgd-nesterov.",
  })
  optimiser?: string | null;

  @Field(() => Float, { nullable: true })
  learningRate?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Adam: decoupled; SGD: added to the gradient.",
  })
  weightDecay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Tile predictions are kept within this of zero, in sd of the label.",
  })
  clamp?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Tiles drawn anew from each bag for each epoch; left out: all.",
  })
  tilesPerStep?: number | null;

  @Field(() => Int, { nullable: true })
  maxEpochs?: number | null;

  @Field(() => Int, { nullable: true })
  minEpochs?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Epochs without a better loss before a head stops.",
  })
  patience?: number | null;

  @Field(() => Int, { nullable: true })
  bagsPerStep?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Standard deviation of the output weights at the start.",
  })
  outputScale?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Bound on what a training process holds; heads are then stacked and bags streamed to fit.",
  })
  memoryGiB?: number | null;
}
