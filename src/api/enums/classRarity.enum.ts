import { registerEnumType } from "type-graphql";

/** Whether there are enough patients of a class. */
export const ClassRarity = {
  LEARNT: "LEARNT",
  TOO_RARE: "TOO_RARE",
  NOT_BY_NUMBER: "NOT_BY_NUMBER",
  CANNOT_TELL: "CANNOT_TELL",
} as const;

registerEnumType(ClassRarity, {
  name: "ClassRarity",
  description: "Whether there are enough patients of a class.",
  valuesConfig: {
    LEARNT: {
      description:
        "The interval of its area under the curve lies above the target.",
    },
    TOO_RARE: { description: "Not now, but with more patients it would." },
    NOT_BY_NUMBER: {
      description:
        "The curve is flat below the target: more would not help a linear model of these genes; others may tell the class.",
    },
    CANNOT_TELL: { description: "Resamples of the patients disagree." },
  },
});
