import { registerEnumType } from "type-graphql";
import type { ReviewDecision as Value } from "../../knowledge/review.js";

/** What a reviewer says of a claim. */
export const ReviewDecision = {
  ACCEPT: "ACCEPT",
  REJECT: "REJECT",
  MORE_EVIDENCE: "MORE_EVIDENCE",
} as const satisfies { readonly [V in Value]: V };

registerEnumType(ReviewDecision, {
  name: "ReviewDecision",
  description: "What a reviewer says of a claim.",
});
