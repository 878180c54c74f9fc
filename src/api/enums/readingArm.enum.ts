import { registerEnumType } from "type-graphql";
import type { ReadingArm as Value } from "../../knowledge/reading/readingKey.js";

/** Where a tile that is read lies. */
export const ReadingArm = {
  ATTENDED: "ATTENDED",
  CONTROL: "CONTROL",
} as const satisfies { readonly [V in Value]: V };

registerEnumType(ReadingArm, {
  name: "ReadingArm",
  description: "Where the model looks, or elsewhere on the same slide.",
});
