import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "How much of a slide, or of its rectangle, can be used, and why not more.",
})
export class SlideQuality {
  @Field(() => Float, { description: "Usable tissue, in square millimetres." })
  tissueArea!: number;

  @Field(() => Float, { description: "Share of the area, 0 to 1." })
  tissue!: number;

  @Field(() => Float, {
    description:
      "Share of the area under pen: green, blue, black, or red where it is bright.",
  })
  pen!: number;

  @Field(() => Float, {
    description: "Share of the tissue that is out of focus.",
  })
  blur!: number;

  @Field(() => Float, {
    description: "Share of the tissue that lies in folds.",
  })
  folds!: number;

  @Field(() => Float, {
    description: "Mean saturation of the usable tissue, 0 to 1.",
  })
  saturation!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Fine detail of the tiles beside coarser, from 0.58 in focus. Null where there is no tile, or it was not measured.",
  })
  sharpness!: number | null;

  @Field(() => Boolean, {
    description:
      "Whether all of it is so far out of focus that nuclei and textures are lost.",
  })
  outOfFocus!: boolean;
}
