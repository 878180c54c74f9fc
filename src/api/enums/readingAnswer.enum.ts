import { registerEnumType } from "type-graphql";
import type { ReadingAnswer as Value } from "../../knowledge/reading/readingAnswer.js";

/** What a reader says of a tile. */
export const ReadingAnswer = {
  YES: "YES",
  NO: "NO",
  CANNOT_TELL: "CANNOT_TELL",
} as const satisfies { readonly [V in Value]: V };

registerEnumType(ReadingAnswer, {
  name: "ReadingAnswer",
  description: "What a reader says of a tile; only YES counts as seen.",
});
