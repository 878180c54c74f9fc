import { registerEnumType } from "type-graphql";
import type { ListName } from "../../graph/read/listings.js";

/** Orders of claims, and the lists that are in them. */
export const ClaimOrder = {
  PROPOSITION: "claims",
  NEWEST_FIRST: "claimsNewestFirst",
  OLDEST_FIRST: "claimsOldestFirst",
} as const satisfies Record<string, ListName>;

registerEnumType(ClaimOrder, {
  name: "ClaimOrder",
  description:
    "In which order claims are listed; pages of one do not fit another.",
  valuesConfig: {
    PROPOSITION: {
      description: "By gene, morphology or subtype, and direction.",
    },
    NEWEST_FIRST: { description: "Claimed last first." },
    OLDEST_FIRST: { description: "Claimed first first." },
  },
});
